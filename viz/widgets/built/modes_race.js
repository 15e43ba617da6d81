var H="http://www.w3.org/2000/svg";function p(o,r="",l=""){let e=document.createElement(o);return r&&(e.className=r),l!==""&&(e.textContent=String(l)),e}function h(o,r={},l=""){let e=document.createElementNS(H,o);for(let[a,t]of Object.entries(r))e.setAttribute(a,String(t));return l&&e.setAttribute("class",l),e}function M(o){let r=h("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return r.append(h("path",{d:o})),r}function $(o,r){let l=o.map(a=>{let t=new CSSStyleSheet;return t.replaceSync(a),t}),e=new WeakMap;return a=>{let t=a.parentElement,c=e.get(t);c||(t.adoptedStyleSheets=[...t.adoptedStyleSheets,...l],c=r(t),e.set(t,c));let f=c;return f.update(a.data,a),()=>{f.stop(),t.adoptedStyleSheets=t.adoptedStyleSheets.filter(d=>!l.includes(d)),e.delete(t)}}}var z=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var L=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function D(o){let r=document.createElement("i");r.style.background="var(--st-background-color)",o.append(r);let l=getComputedStyle(r).backgroundColor;return r.remove(),P(l)}function P(o){let[r=255,l=255,e=255]=(o.match(/[\d.]+/g)??[]).map(Number);return .3*r+.6*l+.1*e<128}function E(o){let r=D(o);return o.classList.toggle("dark",r),r}var U="₀₁₂₃₄₅₆₇₈₉",y=o=>[...String(o)].map(r=>U[Number(r)]).join("");function A(o,r){let l=o.slice(1).map((e,a)=>({first:a+1,last:a+1}));for(let{left:e,right:a}of r)l=l.filter(t=>t.first!==e[0]&&t.first!==a[0]),l.push({first:a[0],last:e[1]});return l.sort((e,a)=>a.first-e.first).map(({first:e,last:a})=>({first:e,last:a,rows:o[a],columns:o[e-1],name:e===a?`J${y(e)}`:`J${y(a)}…J${y(e)}`}))}function T(o,r,l,e){let a=t=>Math.max(7,e*Math.sqrt(t/Math.max(l,1)));return{width:a(r),height:a(o)}}function N(o,r){return o<1?1:Math.max(2,100*Math.log10(o+1)/Math.log10(r+1))}var j=`.steps {
  display: flex;
  flex-wrap: wrap;
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
  min-width: 80px;
  accent-color: var(--forward);
}
.steps .count {
  min-width: 52px;
  color: var(--muted);
  font-size: 13px;
  text-align: right;
}
`;var B=1100,R={first:"M3 3h2v10H3zM13 3v10L6 8z",back:"M11 3v10L4 8z",forth:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z"};function J(o,r){let l=o.appendChild(p("div","steps")),e={at:0,count:0,timer:0},a=(m,k)=>{let w=l.appendChild(p("button"));return w.type="button",w.append(M(R[m])),w.addEventListener("click",()=>{x(),k()}),w},t=a("first",()=>u(0)),c=a("back",()=>u(e.at-1)),f=l.appendChild(p("input"));f.type="range",f.min="0",f.addEventListener("input",()=>{x(),u(Number(f.value))});let d=a("forth",()=>u(e.at+1)),i=a("last",()=>u(e.count)),s=l.appendChild(p("button","play"));s.type="button";let v=l.appendChild(p("span","count")),n={play:"",pause:"",first:"",back:"",forth:"",last:"",steps:""};function u(m){e.at=Math.min(Math.max(m,0),e.count),f.value=String(e.at),v.textContent=`${e.at} / ${e.count}`,t.disabled=c.disabled=e.at===0,i.disabled=d.disabled=e.at===e.count,r(e.at)}function x(){clearTimeout(e.timer),e.timer=0,s.textContent=n.play}function g(){if(e.at===e.count)return x();u(e.at+1),e.timer=window.setTimeout(g,B)}return s.addEventListener("click",()=>{if(e.timer)return x();e.at===e.count&&u(0),s.textContent=n.pause,e.timer=window.setTimeout(g,B/2)}),{update(m,k,w){n=k,e.timer||(s.textContent=n.play),t.title=n.first,c.title=n.back,d.title=n.forth,i.title=n.last;for(let C of[t,c,d,i])C.setAttribute("aria-label",C.title);f.setAttribute("aria-label",n.steps),e.count=m,f.max=String(m),l.hidden=m===0,w&&x(),u(w?m:e.at)},go:u,stop:()=>clearTimeout(e.timer)}}var G=`.race {
  color: var(--text);
  font-family: var(--st-font, sans-serif);
  font-size: 14px;
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
  margin-top: 12px;
}
.stage svg {
  display: block;
  max-width: 100%;
  height: auto;
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
`;var W=176,S=104,ue=$([L,z,j,G],o=>{let r=o.appendChild(p("div","race themed")),l=r.appendChild(p("div","ways"));l.setAttribute("role","group");let e=r.appendChild(p("div","stage")),a=r.appendChild(p("p","written")),t={data:null,drawn:"",way:0,at:0},c=J(r,i=>f(i));function f(i){if(t.at=i,!t.data)return;let s=t.data.ways[t.way],v=A(t.data.sizes,s.products.slice(0,i));e.replaceChildren(_(v,i?s.products[i-1]:null,t.data));let n=s.products.slice(0,i).reduce((m,k)=>m+k.cost,0),u=t.data.words.spent.replace("{count}",n.toLocaleString("en")),x=i?s.products[i-1]:null,g=x?`${x.rows}·${x.inner}·${x.columns} = ${x.cost.toLocaleString("en")}`:"";a.replaceChildren(p("code","",s.written),p("span","",[g,u].filter(Boolean).join(" · ")))}function d(){let i=Math.max(...t.data.ways.map(s=>s.cost),1);l.replaceChildren(...t.data.ways.map((s,v)=>{let n=p("button",`way ${s.name}${v===t.way?" chosen":""}`);n.type="button",n.setAttribute("aria-pressed",String(v===t.way));let u=p("span","bar");return u.style.width=`${N(s.cost,i)}%`,n.append(p("span","title",s.title),p("span","cost",s.cost.toLocaleString("en")),u),n.addEventListener("click",()=>{t.way=v,d(),c.update(s.products.length,t.data.words,!0),c.go(0)}),n}))}return{update(i){E(r);let s=JSON.stringify(i);s!==t.drawn&&(t.drawn=s,t.data=i,d(),c.update(i.ways[t.way].products.length,i.words,!0),c.go(0))},stop(){c.stop(),r.remove()}}});function _(o,r,l){let e=Math.max(...l.sizes),a=o.map(d=>({block:d,...T(d.rows,d.columns,e,S)})),t=a.reduce((d,i)=>d+Math.max(i.width,74)+26,0),c=h("svg",{viewBox:`0 0 ${t} ${W}`,role:"img","aria-label":l.words.label});c.style.width=`${t}px`;let f=0;return a.forEach(({block:d,width:i,height:s},v)=>{let n=Math.max(i,74),u=r&&d.first===r.right[0]&&d.last===r.left[1],x={x:f+(n-i)/2,y:20+(S-s)/2,width:i,height:s,rx:3};c.append(h("rect",x,u?"block made":"block")),c.append(b(f+n/2,14,d.name,"name")),c.append(b(f+n/2,146,`${d.rows}×${d.columns}`,"size")),v<a.length-1&&c.append(b(f+n+13,20+S/2+5,"·","dot")),f+=n+26}),c.append(b(0,170,l.words.output,"end","start"),b(t-26,170,l.words.input,"end","end")),c}function b(o,r,l,e="",a="middle"){let t=h("text",{x:o,y:r,"text-anchor":a},e);return t.textContent=l,t}export{ue as default};
