function W(a){let t=document.createElement("i");t.style.background="var(--st-background-color)",a.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),G(r)}function G(a){let[t=255,r=255,e=255]=(a.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*e<128}function S(a){let t=W(a);return a.classList.toggle("dark",t),t}function M(a,t){let r=JSON.stringify(t);return r===a.drawn?!1:(Object.assign(a,{drawn:r,data:t}),!0)}var q="http://www.w3.org/2000/svg";function p(a,t="",r=""){let e=document.createElement(a);return t&&(e.className=t),r!==""&&(e.textContent=String(r)),e}function g(a,t={},r=""){let e=document.createElementNS(q,a);for(let[o,l]of Object.entries(t))e.setAttribute(o,String(l));return r&&e.setAttribute("class",r),e}function $(a){let t=g("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(g("path",{d:a})),t}function z(a){let{setStateValue:t,setTriggerValue:r}=a;return{...a,setStateValue:(...e)=>L(()=>t(...e)),setTriggerValue:(...e)=>L(()=>r(...e))}}function L(a){let t=window.setTimeout,r=(e,o=0,...l)=>o>0||typeof e!="function"?t(e,o,...l):(queueMicrotask(()=>e(...l)),0);window.setTimeout=r;try{return a()}finally{window.setTimeout=t}}function A(a,t){let r=a.map(o=>{let l=new CSSStyleSheet;return l.replaceSync(o),l}),e=new WeakMap;return o=>{let l=o.parentElement,n=e.get(l);n||(l.adoptedStyleSheets=[...l.adoptedStyleSheets,...r],n=t(l),e.set(l,n));let d=n;return d.update(o.data,z(o)),()=>{d.stop(),l.adoptedStyleSheets=l.adoptedStyleSheets.filter(w=>!r.includes(w)),e.delete(l)}}}var T=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
.fill-muted { fill: var(--muted); } .stroke-muted { stroke: var(--muted); }
.fill-card { fill: var(--card); } .stroke-card { stroke: var(--card); }
.fill-card-line { fill: var(--card-line); } .stroke-card-line { stroke: var(--card-line); }
.fill-separator { fill: var(--separator); } .stroke-separator { stroke: var(--separator); }
.fill-folded { fill: var(--folded); } .stroke-folded { stroke: var(--folded); }
.fill-frame { fill: var(--frame); } .stroke-frame { stroke: var(--frame); }
.fill-frame-line { fill: var(--frame-line); } .stroke-frame-line { stroke: var(--frame-line); }
.fill-edge { fill: var(--edge); } .stroke-edge { stroke: var(--edge); }
.fill-forward { fill: var(--forward); } .stroke-forward { stroke: var(--forward); }
.fill-forward-cell { fill: var(--forward-cell); } .stroke-forward-cell { stroke: var(--forward-cell); }
.fill-backward { fill: var(--backward); } .stroke-backward { stroke: var(--backward); }
.fill-backward-cell { fill: var(--backward-cell); } .stroke-backward-cell { stroke: var(--backward-cell); }
.fill-backward-line { fill: var(--backward-line); } .stroke-backward-line { stroke: var(--backward-line); }
.fill-selection { fill: var(--selection); } .stroke-selection { stroke: var(--selection); }
.fill-selection-cell { fill: var(--selection-cell); } .stroke-selection-cell { stroke: var(--selection-cell); }
.fill-axis-0 { fill: var(--axis-0); } .stroke-axis-0 { stroke: var(--axis-0); }
.fill-axis-0-cell { fill: var(--axis-0-cell); } .stroke-axis-0-cell { stroke: var(--axis-0-cell); }
.fill-axis-1 { fill: var(--axis-1); } .stroke-axis-1 { stroke: var(--axis-1); }
.fill-axis-1-cell { fill: var(--axis-1-cell); } .stroke-axis-1-cell { stroke: var(--axis-1-cell); }
.fill-axis-2 { fill: var(--axis-2); } .stroke-axis-2 { stroke: var(--axis-2); }
.fill-axis-2-cell { fill: var(--axis-2-cell); } .stroke-axis-2-cell { stroke: var(--axis-2-cell); }
.fill-axis-3 { fill: var(--axis-3); } .stroke-axis-3 { stroke: var(--axis-3); }
.fill-axis-3-cell { fill: var(--axis-3-cell); } .stroke-axis-3-cell { stroke: var(--axis-3-cell); }
.fill-axis-4 { fill: var(--axis-4); } .stroke-axis-4 { stroke: var(--axis-4); }
.fill-axis-4-cell { fill: var(--axis-4-cell); } .stroke-axis-4-cell { stroke: var(--axis-4-cell); }
.fill-heat-low { fill: var(--heat-low); } .stroke-heat-low { stroke: var(--heat-low); }
.fill-heat-high { fill: var(--heat-high); } .stroke-heat-high { stroke: var(--heat-high); }
.fill-wrong { fill: var(--wrong); } .stroke-wrong { stroke: var(--wrong); }
.fill-wrong-cell { fill: var(--wrong-cell); } .stroke-wrong-cell { stroke: var(--wrong-cell); }
.fill-doubtful { fill: var(--doubtful); } .stroke-doubtful { stroke: var(--doubtful); }
.fill-lit { fill: var(--lit); } .stroke-lit { stroke: var(--lit); }
.fill-current-line { fill: var(--current-line); } .stroke-current-line { stroke: var(--current-line); }
.fill-keyword { fill: var(--keyword); } .stroke-keyword { stroke: var(--keyword); }
.fill-string { fill: var(--string); } .stroke-string { stroke: var(--string); }
.fill-digits { fill: var(--digits); } .stroke-digits { stroke: var(--digits); }
.fill-remark { fill: var(--remark); } .stroke-remark { stroke: var(--remark); }
.fill-call { fill: var(--call); } .stroke-call { stroke: var(--call); }
`;var E=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var P="₀₁₂₃₄₅₆₇₈₉",C=a=>[...String(a)].map(t=>P[Number(t)]).join("");function N(a,t){let r=a.slice(1).map((e,o)=>({first:o+1,last:o+1}));for(let{left:e,right:o}of t)r=r.filter(l=>l.first!==e[0]&&l.first!==o[0]),r.push({first:o[0],last:e[1]});return r.sort((e,o)=>o.first-e.first).map(({first:e,last:o})=>({first:e,last:o,rows:a[o],columns:a[e-1],name:e===o?`J${C(e)}`:`J${C(o)}…J${C(e)}`}))}function O(a,t,r,e){let o=l=>Math.max(7,e*Math.sqrt(l/Math.max(r,1)));return{width:o(t),height:o(a)}}function j(a,t){return a<1?1:Math.max(2,100*Math.log10(a+1)/Math.log10(t+1))}var V=`.steps {
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
`;var B=1100,H={first:"M3 3h2v10H3zM13 3v10L6 8z",back:"M11 3v10L4 8z",forth:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z"};function J(a,t){let r=a.appendChild(p("div","steps")),e={at:0,count:0,timer:0},o=(u,k)=>{let h=r.appendChild(p("button"));return h.type="button",h.append($(H[u])),h.addEventListener("click",()=>{m(),k()}),h},l=o("first",()=>f(0)),n=o("back",()=>f(e.at-1)),d=r.appendChild(p("input"));d.type="range",d.min="0",d.addEventListener("input",()=>{m(),f(Number(d.value))});let w=o("forth",()=>f(e.at+1)),x=o("last",()=>f(e.count)),i=r.appendChild(p("button","play"));i.type="button";let s=r.appendChild(p("span","count")),c={play:"",pause:"",first:"",back:"",forth:"",last:"",steps:""};function f(u){e.at=Math.min(Math.max(u,0),e.count),d.value=String(e.at),s.textContent=`${e.at} / ${e.count}`,l.disabled=n.disabled=e.at===0,x.disabled=w.disabled=e.at===e.count,t(e.at)}function m(){clearTimeout(e.timer),e.timer=0,i.textContent=c.play}function v(){if(e.at===e.count)return m();f(e.at+1),e.timer=window.setTimeout(v,B)}return i.addEventListener("click",()=>{if(e.timer)return m();e.at===e.count&&f(0),i.textContent=c.pause,e.timer=window.setTimeout(v,B/2)}),{update(u,k,h){c=k,e.timer||(i.textContent=c.play),l.title=c.first,n.title=c.back,w.title=c.forth,x.title=c.last;for(let y of[l,n,w,x])y.setAttribute("aria-label",y.title);d.setAttribute("aria-label",c.steps),e.count=u,d.max=String(u),r.hidden=u===0,h&&m(),f(h?u:e.at)},go:f,stop:()=>clearTimeout(e.timer)}}var R=`.race {
  color: var(--text);
  font-family: var(--st-font, sans-serif);
  font-size: 14px;
}
.side {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 360px), 1fr));
  gap: 12px 24px;
  align-items: center;
}
.ways {
  display: grid;
  gap: 6px;
}
.way {
  position: relative;
  display: flex;
  justify-content: space-between;
  gap: 10px;
  padding: 7px 12px 12px;
  border: 1px solid var(--frame-line);
  border-radius: 8px;
  background: var(--card);
  color: var(--text);
  font: inherit;
  text-align: left;
  cursor: pointer;
}
.way:hover {
  border-color: var(--text);
}
.way.chosen {
  border-color: var(--selection);
  box-shadow: 0 0 0 1px var(--selection);
}
.way:focus-visible {
  outline: 2px solid var(--forward);
  outline-offset: 1px;
}
.way .cost {
  font-variant-numeric: tabular-nums;
  font-weight: 600;
}
.way .bar {
  position: absolute;
  left: 0;
  bottom: 0;
  height: 5px;
  border-radius: 0 3px 0 8px;
  background: var(--axis-0);
  transition: width 0.3s;
}
.way.forward .bar {
  background: var(--forward);
}
.way.reverse .bar {
  background: var(--backward);
}
.stage {
  overflow-x: auto;
}
.stage svg {
  display: block;
  height: auto;
  flex: none;
}
.block {
  fill: var(--axis-0-cell);
  stroke: var(--axis-0);
  stroke-width: 1.5;
}
.block.made {
  fill: var(--selection-cell);
  stroke: var(--selection);
  stroke-width: 2.5;
}
.name {
  fill: var(--text);
  font-family: var(--st-code-font, monospace);
  font-size: 13px;
}
.size {
  fill: var(--text);
  font-family: var(--st-code-font, monospace);
  font-size: 13px;
}
.end {
  fill: var(--muted);
  font-size: 12px;
}
.dot {
  fill: var(--text);
  font-size: 20px;
  font-weight: 700;
}
.written {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 14px;
  margin: 6px 0;
  min-height: 21px;
  line-height: 1.5;
}
.written code {
  font-family: var(--st-code-font, monospace);
}
.written span {
  color: var(--muted);
}
@media (prefers-reduced-motion: reduce) {
  .way .bar {
    transition: none;
  }
}
`;var F={side:104,least:74,gap:26},K={side:60,least:60,gap:16},Q=420,ye=A([E,T,V,R],a=>{let t=a.appendChild(p("div","race themed")),r=t.appendChild(p("div","side")),e=r.appendChild(p("div","ways"));e.setAttribute("role","group");let o=r.appendChild(p("div","stage")),l=t.appendChild(p("p","written")),n={data:null,drawn:"",way:0,at:0},d=J(t,i=>w(i));function w(i){if(n.at=i,!n.data)return;let s=n.data.ways[n.way],c=N(n.data.sizes,s.products.slice(0,i)),f=o.clientWidth<Q?K:F;o.replaceChildren(X(c,i?s.products[i-1]:null,n.data,f));let m=s.products.slice(0,i).reduce((h,y)=>h+y.cost,0),v=n.data.words.spent.replace("{count}",m.toLocaleString("en")),u=i?s.products[i-1]:null,k=u?`${u.rows}·${u.inner}·${u.columns} = ${u.cost.toLocaleString("en")}`:"";l.replaceChildren(p("code","",s.written),p("span","",[k,v].filter(Boolean).join(" · ")))}function x(){let i=Math.max(...n.data.ways.map(s=>s.cost),1);e.replaceChildren(...n.data.ways.map((s,c)=>{let f=p("button",`way ${s.name}${c===n.way?" chosen":""}`);f.type="button",f.setAttribute("aria-pressed",String(c===n.way));let m=p("span","bar");return m.style.width=`${j(s.cost,i)}%`,f.append(p("span","title",s.title),p("span","cost",s.cost.toLocaleString("en")),m),f.addEventListener("click",()=>{n.way=c,x(),d.update(s.products.length,n.data.words,!0),d.go(0)}),f}))}return{update(i){S(t),M(n,i)&&(x(),d.update(i.ways[n.way].products.length,i.words,!0),d.go(0))},stop(){d.stop(),t.remove()}}});function X(a,t,r,{side:e,least:o,gap:l}){let n=Math.max(...r.sizes),d=a.map(s=>({block:s,...O(s.rows,s.columns,n,e)})),w=d.reduce((s,c)=>s+Math.max(c.width,o)+l,0),x=g("svg",{viewBox:`0 0 ${w} ${e+72}`,role:"img","aria-label":r.words.label});x.style.width=`${w}px`;let i=0;return d.forEach(({block:s,width:c,height:f},m)=>{let v=Math.max(c,o),u=t&&s.first===t.right[0]&&s.last===t.left[1],k={x:i+(v-c)/2,y:20+(e-f)/2,width:c,height:f,rx:3};x.append(g("rect",k,u?"block made":"block")),x.append(b(i+v/2,14,s.name,"name")),x.append(b(i+v/2,e+42,`${s.rows}×${s.columns}`,"size")),m<d.length-1&&x.append(b(i+v+l/2,20+e/2+5,"·","dot")),i+=v+l}),x.append(b(0,e+66,r.words.output,"end","start"),b(w-l,e+66,r.words.input,"end","end")),x}function b(a,t,r,e="",o="middle"){let l=g("text",{x:a,y:t,"text-anchor":o},e);return l.textContent=r,l}export{ye as default};
