function D(t){let r=document.createElement("i");r.style.background="var(--st-background-color)",t.append(r);let o=getComputedStyle(r).backgroundColor;return r.remove(),G(o)}function G(t){let[r=255,o=255,e=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*r+.6*o+.1*e<128}function v(t){let r=D(t);return t.classList.toggle("dark",r),r}function k(t,r){let o=JSON.stringify(r);return o===t.drawn?!1:(Object.assign(t,{drawn:o,data:r}),!0)}var W="http://www.w3.org/2000/svg";function s(t,r="",o=""){let e=document.createElement(t);return r&&(e.className=r),o!==""&&(e.textContent=String(o)),e}function S(t,r={},o=""){let e=document.createElementNS(W,t);for(let[a,i]of Object.entries(r))e.setAttribute(a,String(i));return o&&e.setAttribute("class",o),e}function C(t){let r=S("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return r.append(S("path",{d:t})),r}function E(t){let{setStateValue:r,setTriggerValue:o}=t;return{...t,setStateValue:(...e)=>T(()=>r(...e)),setTriggerValue:(...e)=>T(()=>o(...e))}}function T(t){let r=window.setTimeout,o=(e,a=0,...i)=>a>0||typeof e!="function"?r(e,a,...i):(queueMicrotask(()=>e(...i)),0);window.setTimeout=o;try{return t()}finally{window.setTimeout=r}}function z(t,r){let o=t.map(a=>{let i=new CSSStyleSheet;return i.replaceSync(a),i}),e=new WeakMap;return a=>{let i=a.parentElement,n=e.get(i);n||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...o],n=r(i),e.set(i,n));let c=n;return c.update(a.data,E(a)),()=>{c.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(h=>!o.includes(h)),e.delete(i)}}}var M=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function O(t,r,o,e){return(t==="forward"?e:o)<r}function A(t,r){let o=[t.count.replace("{at}",String(r)).replace("{all}",String(t.all))];return t.each!==null&&o.push(t.multiplied.replace("{count}",(t.each*r).toLocaleString("en"))),t.rest&&o.push(t.rest),o.join(" · ")}var N=`.steps {
  display: flex;
  align-items: center;
  gap: 6px;
  margin-top: 6px;
}
.steps[hidden] {
  display: none;
}
.steps button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  min-width: 32px;
  height: 32px;
  padding: 0 8px;
  border: 1px solid var(--frame-line);
  border-radius: 8px;
  background: var(--card);
  color: var(--text);
  font: inherit;
  cursor: pointer;
}
.steps button:hover:not(:disabled) {
  border-color: var(--forward);
  color: var(--forward);
}
.steps button:focus-visible,
.steps input:focus-visible {
  outline: 2px solid var(--forward);
  outline-offset: 1px;
}
.steps button:disabled {
  opacity: 0.4;
  cursor: default;
}
.steps svg {
  width: 14px;
  height: 14px;
  fill: currentColor;
}
.steps input {
  flex: 1 1 120px;
  min-width: 48px;
  accent-color: var(--forward);
}
.steps .play {
  flex: none;
  white-space: nowrap;
}
.steps .count {
  flex: none;
  min-width: 2.6rem;
  white-space: nowrap;
  color: var(--muted);
  font-size: 13px;
  text-align: right;
}
`;var L=1100,H={first:"M3 3h2v10H3zM13 3v10L6 8z",back:"M11 3v10L4 8z",forth:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z"};function $(t,r){let o=t.appendChild(s("div","steps")),e={at:0,count:0,timer:0},a=(u,g)=>{let w=o.appendChild(s("button"));return w.type="button",w.append(C(H[u])),w.addEventListener("click",()=>{m(),g()}),w},i=a("first",()=>d(0)),n=a("back",()=>d(e.at-1)),c=o.appendChild(s("input"));c.type="range",c.min="0",c.addEventListener("input",()=>{m(),d(Number(c.value))});let h=a("forth",()=>d(e.at+1)),x=a("last",()=>d(e.count)),l=o.appendChild(s("button","play"));l.type="button";let f=o.appendChild(s("span","count")),p={play:"",pause:"",first:"",back:"",forth:"",last:"",steps:""};function d(u){e.at=Math.min(Math.max(u,0),e.count),c.value=String(e.at),f.textContent=`${e.at} / ${e.count}`,i.disabled=n.disabled=e.at===0,x.disabled=h.disabled=e.at===e.count,r(e.at)}function m(){clearTimeout(e.timer),e.timer=0,l.textContent=p.play}function b(){if(e.at===e.count)return m();d(e.at+1),e.timer=window.setTimeout(b,L)}return l.addEventListener("click",()=>{if(e.timer)return m();e.at===e.count&&d(0),l.textContent=p.pause,e.timer=window.setTimeout(b,L/2)}),{update(u,g,w){p=g,e.timer||(l.textContent=p.play),i.title=p.first,n.title=p.back,h.title=p.forth,x.title=p.last;for(let y of[i,n,h,x])y.setAttribute("aria-label",y.title);c.setAttribute("aria-label",p.steps),e.count=u,c.max=String(u),o.hidden=u===0,w&&m(),d(w?u:e.at)},go:d,stop:()=>clearTimeout(e.timer)}}var V=`.jacobians {
  color: var(--text);
  font-family: var(--st-font, sans-serif);
  font-size: 14px;
}
.pair {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 330px), 1fr));
  gap: 14px;
}
.panel {
  min-width: 0;
  padding: 12px 14px;
  border: 1px solid var(--frame-line);
  border-radius: 10px;
  background: var(--card);
  overflow-x: auto;
}
.panel h3 {
  margin: 0;
  font-size: 16px;
  font-weight: 400;
  line-height: 1.4;
}
.panel h3 b {
  margin-right: 8px;
}
.panel h3 span {
  color: var(--muted);
  font-size: 14px;
}
.forward h3 b {
  color: var(--forward);
}
.reverse h3 b {
  color: var(--backward);
}
.panel p {
  margin: 6px 0;
  line-height: 1.5;
}
.panel .count {
  min-height: 21px;
}
.panel .more,
.panel .why {
  color: var(--muted);
}
table {
  border-collapse: separate;
  border-spacing: 3px;
  margin-top: 4px;
}
th {
  padding: 0 6px;
  font-family: var(--st-code-font, monospace);
  font-size: 13px;
  font-weight: 400;
}
th button {
  min-width: 40px;
  padding: 3px 6px;
  border: 1px solid var(--frame-line);
  border-radius: 7px;
  background: none;
  color: var(--text);
  font: inherit;
  cursor: pointer;
}
.forward th button:hover,
.forward th button.chosen {
  border-color: var(--forward);
  color: var(--forward);
}
.reverse th button:hover,
.reverse th button.chosen {
  border-color: var(--backward);
  color: var(--backward);
}
th button:focus-visible {
  outline: 2px solid var(--forward);
  outline-offset: 1px;
}
.cell {
  min-width: 50px;
  height: 30px;
  padding: 0 5px;
  border: 1px dashed var(--frame-line);
  border-radius: 5px;
  background: var(--frame);
  font-family: var(--st-code-font, monospace);
  font-size: 13px;
  text-align: center;
  transition: background 0.3s;
}
.forward .cell.there {
  border: 1px solid transparent;
  background: var(--forward-cell);
}
.reverse .cell.there {
  border: 1px solid transparent;
  background: var(--backward-cell);
}
.panel .cell.now {
  border: 2px solid var(--selection);
  background: var(--selection-cell);
}
@media (prefers-reduced-motion: reduce) {
  .cell {
    transition: none;
  }
}
`;var fe=z([M,N,V],t=>{let r=t.appendChild(s("div","jacobians themed")),o=r.appendChild(s("div","pair")),e={data:null,drawn:"",panels:[],choose:n=>{}},a=$(r,n=>i(n));function i(n){for(let c of e.panels)c.show(n)}return{update(n,{setTriggerValue:c}){v(r),e.choose=l=>c("chosen",l);let h=e.data;if(!k(e,n))return;e.panels=[j(n,"forward",l=>e.choose({column:l})),j(n,"reverse",l=>e.choose({row:l}))],o.replaceChildren(...e.panels.map(l=>l.box));let x=h&&JSON.stringify(h.forward.cells)===JSON.stringify(n.forward.cells);a.update(Math.max(n.forward.passes,n.reverse.passes),n.words,!x)},stop(){a.stop(),r.remove()}}});function j(t,r,o){let e=t[r],a=s("section",`panel ${r}`);a.appendChild(s("h3")).append(s("b","",e.title),s("span","",e.subtitle));let n=a.appendChild(s("p","count"));if(e.why)return a.append(s("p","why",e.why)),{box:a,show:()=>n.replaceChildren()};let c=a.appendChild(s("table"));c.setAttribute("aria-label",e.label);let h=c.appendChild(s("tr"));h.append(s("td")),t.columns.forEach((l,f)=>{h.append(J(l,r==="forward",f===t.column,()=>o(f),t.words.column))});let x=t.rows.map((l,f)=>{let p=c.appendChild(s("tr"));return p.append(J(l,r==="reverse",f===t.row,()=>o(f),t.words.row)),t.columns.map((d,m)=>{let b=p.appendChild(s("td","cell"));return b.title=`∂${l}/∂${d} = ${e.cells[f][m]??"?"}`,b})});return e.more&&a.append(s("p","more",e.more)),{box:a,show(l){let f=Math.min(l,e.passes);n.textContent=A(e,f),x.forEach((p,d)=>{p.forEach((m,b)=>{let u=O(r,f,d,b),g=f>0&&(r==="forward"?b:d)===f-1;m.textContent=u?e.cells[d][b]??"?":"",m.className=`cell${u?" there":""}${u&&g?" now":""}`})})}}}function J(t,r,o,e,a){let i=s("th");if(!r)return i.textContent=t,i;let n=i.appendChild(s("button",o?"chosen":"",t));return n.type="button",n.title=a,n.setAttribute("aria-pressed",String(o)),n.addEventListener("click",e),i}export{fe as default};
