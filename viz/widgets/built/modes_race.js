function M(a,t){let r=JSON.stringify(t);return r===a.drawn?!1:(Object.assign(a,{drawn:r,data:t}),!0)}var H="http://www.w3.org/2000/svg";function p(a,t="",r=""){let e=document.createElement(a);return t&&(e.className=t),r!==""&&(e.textContent=String(r)),e}function k(a,t={},r=""){let e=document.createElementNS(H,a);for(let[l,i]of Object.entries(t))e.setAttribute(l,String(i));return r&&e.setAttribute("class",r),e}function $(a){let t=k("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(k("path",{d:a})),t}function z(a,t){let r=a.map(l=>{let i=new CSSStyleSheet;return i.replaceSync(l),i}),e=new WeakMap;return l=>{let i=l.parentElement,o=e.get(i);o||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...r],o=t(i),e.set(i,o));let n=o;return n.update(l.data,l),()=>{n.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(d=>!r.includes(d)),e.delete(i)}}}var E=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;function P(a){let t=document.createElement("i");t.style.background="var(--st-background-color)",a.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),U(r)}function U(a){let[t=255,r=255,e=255]=(a.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*e<128}function A(a){let t=P(a);return a.classList.toggle("dark",t),t}var q="₀₁₂₃₄₅₆₇₈₉",y=a=>[...String(a)].map(t=>q[Number(t)]).join("");function T(a,t){let r=a.slice(1).map((e,l)=>({first:l+1,last:l+1}));for(let{left:e,right:l}of t)r=r.filter(i=>i.first!==e[0]&&i.first!==l[0]),r.push({first:l[0],last:e[1]});return r.sort((e,l)=>l.first-e.first).map(({first:e,last:l})=>({first:e,last:l,rows:a[l],columns:a[e-1],name:e===l?`J${y(e)}`:`J${y(l)}…J${y(e)}`}))}function N(a,t,r,e){let l=i=>Math.max(7,e*Math.sqrt(i/Math.max(r,1)));return{width:l(t),height:l(a)}}function j(a,t){return a<1?1:Math.max(2,100*Math.log10(a+1)/Math.log10(t+1))}var O=`.steps {
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
`;var B=1100,V={first:"M3 3h2v10H3zM13 3v10L6 8z",back:"M11 3v10L4 8z",forth:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z"};function J(a,t){let r=a.appendChild(p("div","steps")),e={at:0,count:0,timer:0},l=(v,b)=>{let w=r.appendChild(p("button"));return w.type="button",w.append($(V[v])),w.addEventListener("click",()=>{m(),b()}),w},i=l("first",()=>f(0)),o=l("back",()=>f(e.at-1)),n=r.appendChild(p("input"));n.type="range",n.min="0",n.addEventListener("input",()=>{m(),f(Number(n.value))});let d=l("forth",()=>f(e.at+1)),x=l("last",()=>f(e.count)),s=r.appendChild(p("button","play"));s.type="button";let u=r.appendChild(p("span","count")),c={play:"",pause:"",first:"",back:"",forth:"",last:"",steps:""};function f(v){e.at=Math.min(Math.max(v,0),e.count),n.value=String(e.at),u.textContent=`${e.at} / ${e.count}`,i.disabled=o.disabled=e.at===0,x.disabled=d.disabled=e.at===e.count,t(e.at)}function m(){clearTimeout(e.timer),e.timer=0,s.textContent=c.play}function h(){if(e.at===e.count)return m();f(e.at+1),e.timer=window.setTimeout(h,B)}return s.addEventListener("click",()=>{if(e.timer)return m();e.at===e.count&&f(0),s.textContent=c.pause,e.timer=window.setTimeout(h,B/2)}),{update(v,b,w){c=b,e.timer||(s.textContent=c.play),i.title=c.first,o.title=c.back,d.title=c.forth,x.title=c.last;for(let C of[i,o,d,x])C.setAttribute("aria-label",C.title);n.setAttribute("aria-label",c.steps),e.count=v,n.max=String(v),r.hidden=v===0,w&&m(),f(w?v:e.at)},go:f,stop:()=>clearTimeout(e.timer)}}var G=`.race {
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
`;var _=176,S=104,ve=z([L,E,O,G],a=>{let t=a.appendChild(p("div","race themed")),r=t.appendChild(p("div","side")),e=r.appendChild(p("div","ways"));e.setAttribute("role","group");let l=r.appendChild(p("div","stage")),i=t.appendChild(p("p","written")),o={data:null,drawn:"",way:0,at:0},n=J(t,s=>d(s));function d(s){if(o.at=s,!o.data)return;let u=o.data.ways[o.way],c=T(o.data.sizes,u.products.slice(0,s));l.replaceChildren(F(c,s?u.products[s-1]:null,o.data));let f=u.products.slice(0,s).reduce((b,w)=>b+w.cost,0),m=o.data.words.spent.replace("{count}",f.toLocaleString("en")),h=s?u.products[s-1]:null,v=h?`${h.rows}·${h.inner}·${h.columns} = ${h.cost.toLocaleString("en")}`:"";i.replaceChildren(p("code","",u.written),p("span","",[v,m].filter(Boolean).join(" · ")))}function x(){let s=Math.max(...o.data.ways.map(u=>u.cost),1);e.replaceChildren(...o.data.ways.map((u,c)=>{let f=p("button",`way ${u.name}${c===o.way?" chosen":""}`);f.type="button",f.setAttribute("aria-pressed",String(c===o.way));let m=p("span","bar");return m.style.width=`${j(u.cost,s)}%`,f.append(p("span","title",u.title),p("span","cost",u.cost.toLocaleString("en")),m),f.addEventListener("click",()=>{o.way=c,x(),n.update(u.products.length,o.data.words,!0),n.go(0)}),f}))}return{update(s){A(t),M(o,s)&&(x(),n.update(s.ways[o.way].products.length,s.words,!0),n.go(0))},stop(){n.stop(),t.remove()}}});function F(a,t,r){let e=Math.max(...r.sizes),l=a.map(d=>({block:d,...N(d.rows,d.columns,e,S)})),i=l.reduce((d,x)=>d+Math.max(x.width,74)+26,0),o=k("svg",{viewBox:`0 0 ${i} ${_}`,role:"img","aria-label":r.words.label});o.style.width=`${i}px`;let n=0;return l.forEach(({block:d,width:x,height:s},u)=>{let c=Math.max(x,74),f=t&&d.first===t.right[0]&&d.last===t.left[1],m={x:n+(c-x)/2,y:20+(S-s)/2,width:x,height:s,rx:3};o.append(k("rect",m,f?"block made":"block")),o.append(g(n+c/2,14,d.name,"name")),o.append(g(n+c/2,146,`${d.rows}×${d.columns}`,"size")),u<l.length-1&&o.append(g(n+c+13,20+S/2+5,"·","dot")),n+=c+26}),o.append(g(0,170,r.words.output,"end","start"),g(i-26,170,r.words.input,"end","end")),o}function g(a,t,r,e="",l="middle"){let i=k("text",{x:a,y:t,"text-anchor":l},e);return i.textContent=r,i}export{ve as default};
