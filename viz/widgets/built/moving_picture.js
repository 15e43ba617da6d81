function G(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),K(r)}function K(e){let[t=255,r=255,a=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*a<128}function S(e){let t=G(e);return e.classList.toggle("dark",t),t}function E(e,t){let r=JSON.stringify(t);return r===e.drawn?!1:(Object.assign(e,{drawn:r,data:t}),!0)}var R="http://www.w3.org/2000/svg";function p(e,t="",r=""){let a=document.createElement(e);return t&&(a.className=t),r!==""&&(a.textContent=String(r)),a}function h(e,t={},r=""){let a=document.createElementNS(R,e);for(let[o,l]of Object.entries(t))a.setAttribute(o,String(l));return r&&a.setAttribute("class",r),a}function M(e){let t=h("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return t.append(h("path",{d:e})),t}var T="lang";function A(e,t,r){return e.setAttribute("href",U(t,location.search)),e.addEventListener("click",a=>{a.button||a.ctrlKey||a.metaKey||a.shiftKey||a.altKey||(a.preventDefault(),r())}),e}function U(e,t){let r=new URLSearchParams(t).get(T);return r?`${e}${e.includes("?")?"&":"?"}${T}=${encodeURIComponent(r)}`:e}function O(e){let{setStateValue:t,setTriggerValue:r}=e;return{...e,setStateValue:(...a)=>z(()=>t(...a)),setTriggerValue:(...a)=>z(()=>r(...a))}}function z(e){let t=window.setTimeout,r=(a,o=0,...l)=>o>0||typeof a!="function"?t(a,o,...l):(queueMicrotask(()=>a(...l)),0);window.setTimeout=r;try{return e()}finally{window.setTimeout=t}}function N(e,t){let r=e.map(o=>{let l=new CSSStyleSheet;return l.replaceSync(o),l}),a=new WeakMap;return o=>{let l=o.parentElement,n=a.get(l);n||(l.adoptedStyleSheets=[...l.adoptedStyleSheets,...r],n=t(l),a.set(l,n));let i=n;return i.update(o.data,O(o)),()=>{i.stop(),l.adoptedStyleSheets=l.adoptedStyleSheets.filter(f=>!r.includes(f)),a.delete(l)}}}var P=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
text {
  white-space: pre;
}
.mono {
  font-family: var(--st-code-font, "Source Code Pro", "DejaVu Sans Mono", "Noto Sans CJK SC", monospace);
}
.sans {
  font-family: var(--st-font, "Source Sans", sans-serif);
}
.bold {
  font-weight: 700;
}
.size-14 {
  font-size: 14px;
}
.size-12 {
  font-size: 12px;
}
.size-11 {
  font-size: 11px;
}
.fill-none {
  fill: none;
}
.stroke-none {
  stroke: none;
}
.edge > path.stroke-edge {
  stroke-width: 1.5;
}
.edge > polygon {
  stroke: none;
}
.edge > path.bars {
  stroke-width: 1.8;
  fill: none;
}
.edge > path.sent {
  stroke-width: 1.6;
  stroke-dasharray: 5 3.5;
  fill: none;
}
`;var $=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var V=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function q(e,t){let r=e.cloneNode(),a=r.getTotalLength();return t.map(o=>r.getPointAtLength(a*o))}var B=560,F=Array.from({length:14},(e,t)=>t/13),_=6,Q=6.6;function j(e,t,r){if(v(e),!t||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let a=t.edge!==void 0,o=a?[t.edge]:t.kind==="value"?(e.cards[t.card]?.in??[]).slice(0,_):[],l=e.cards[a?e.edges[t.edge].tail:t.card],n=o.flatMap(s=>X(e,e.edges[s],a));if(!n.length)return;let i=l?.group?.querySelector(a?".adjoint":".value");i?.classList.add("awaits"),e.flying={ways:n,line:i};let f=Math.min(B,r*.55),m=n.map(({number:s,points:u})=>s.animate(u.map(({x:k,y:c})=>({transform:`translate(${k}px, ${c}px)`})),{duration:f,easing:"cubic-bezier(.4, 0, .3, 1)",fill:"forwards"})),x=e.flying;Promise.allSettled(m.map(s=>s.finished)).then(()=>e.flying===x&&v(e))}function v(e){for(let{number:t,group:r}of e.flying?.ways??[])t.remove(),r.classList.remove("flying");e.flying?.line?.classList.remove("awaits"),e.flying=null}function X(e,t,r){let{group:a}=t,o=a?.querySelector("path.stroke-edge"),l=r?te(t):e.cards[t.tail].valueShort;if(!o||!l)return[];let n=ee(l,r?"backward":"forward");(a.parentNode??e.sheet.drawing.into).append(n),a.classList.add("flying");let i=q(o,F),f=e.cards[r?t.head:t.tail];return[{number:n,group:a,points:Y(i,f)}]}function Y(e,{group:t}){let r=t?.querySelector("rect");if(!r)return e;let a=i=>Number(r.getAttribute(i)),[o,l]=[a("x")+a("width")/2,a("y")+a("height")/2],n=i=>Math.hypot(i.x-o,i.y-l);return n(e[0])<=n(e.at(-1))?e:e.reverse()}function ee(e,t){let r=e.length*Q+11,a=h("g",{},`number ${t}`),o=h("text",{y:4,"text-anchor":"middle"},`fill-${t} mono size-11`);return o.textContent=e,a.append(h("rect",{x:-r/2,y:-10,width:r,height:20,rx:10},`fill-card stroke-${t}`),o),a}function te({group:e}){return(e?.querySelector("g.made text")??e?.querySelector(".chip text"))?.textContent??""}var H=`.moving {
  container-type: inline-size;
  margin: 0;
  padding: 14px 18px 12px;
  display: flex;
  flex-direction: column;
  gap: 8px;
  border: 1px solid var(--st-border-color);
  border-radius: 14px;
  background: var(--card);
  color: var(--text);
  font-family: var(--st-font);
  background-image: radial-gradient(var(--separator) 1px, transparent 1px);
  background-size: 22px 22px;
}
.stage {
  display: grid;
  grid-template-columns: minmax(0, 1fr) 270px;
  gap: 6px 14px;
  align-items: center;
}
.program {
  font-size: 12px;
  line-height: 1.95;
  align-self: center;
  min-width: 0;
}
.line {
  display: block;
  padding: 0 8px;
  border-radius: 6px;
  border-left: 3px solid transparent;
  font-family: var(--st-code-font);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}
.line.lit {
  background: var(--selection-cell);
  border-left-color: var(--selection);
}
.picture {
  display: block;
  min-width: 0;
  border-radius: 10px;
}
.picture svg {
  display: block;
  width: 270px;
  max-width: 100%;
  margin: 0 auto;
  overflow: visible;
}
.picture:focus-visible,
.control:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
.picture:hover .node > rect:first-child {
  stroke: var(--forward);
}
.says {
  min-height: 3em;
  line-height: 1.5;
  font-size: 0.95rem;
  padding: 0 8px;
  display: flex;
  align-items: center;
}
.bar {
  display: flex;
  align-items: center;
  gap: 4px;
}
.control {
  font: inherit;
  width: 32px;
  height: 32px;
  padding: 0;
  display: grid;
  place-items: center;
  border: 0;
  border-radius: 8px;
  background: none;
  color: var(--forward);
  cursor: pointer;
}
.control:hover {
  background: var(--folded);
}
.control svg {
  width: 16px;
  height: 16px;
  fill: currentColor;
}
.progress {
  flex: 1;
  height: 5px;
  margin-left: 8px;
  border-radius: 3px;
  background: linear-gradient(var(--forward), var(--forward)) 0 / var(--part, 0%) 100% no-repeat var(--separator);
}
.progress.backward {
  background-image: linear-gradient(var(--backward), var(--backward));
}

.node.now > rect:first-child {
  stroke: var(--selection);
  stroke-width: 3;
}
.covered > text,
.covered > rect {
  opacity: 0.12;
}
.covered > text,
.awaits > text,
.edge.unsent > .sent,
.edge.unsent > .chip,
.edge.flying > .chip {
  opacity: 0;
}
.number {
  filter: drop-shadow(0 1px 2px rgb(0 0 0 / 25%));
}
@media (max-width: 640px) {
  .moving {
    padding: 10px 10px 8px;
  }
}
@container (max-width: 520px) {
  .stage {
    grid-template-columns: minmax(0, 1fr);
  }
  .program {
    font-size: 11.5px;
    line-height: 1.7;
  }
}
@media (prefers-reduced-motion: no-preference) {
  .progress {
    transition: background-size 0.25s;
  }
  .node > rect:first-child {
    transition: stroke 0.2s;
  }
  .edge > .sent,
  .value > *,
  .adjoint > * {
    transition: opacity 0.3s;
  }
}
`;var g={leaf:450,value:1500,start:1300,send:1700,end:4500},ae=3,oe={play:"M5 3 L13 8 L5 13 Z",pause:"M4 3 H7 V13 H4 Z M9 3 H12 V13 H9 Z",before:"M11 3 L4 8 L11 13 Z",after:"M5 3 L12 8 L5 13 Z M12 3 H13.5 V13 H12 Z"},Pe=N([V,$,P,H],e=>{let t=e.appendChild(p("figure","moving themed")),r={box:t,drawn:"",at:-1,playing:!1,seen:!1,rounds:0,timer:0},a=new IntersectionObserver(([l])=>{r.seen=l.isIntersecting,w(r)});a.observe(t);let o=()=>w(r);return document.addEventListener("visibilitychange",o),{update(l,n){S(t),E(r,l)&&(r.mounted=n,le(r))},stop(){clearTimeout(r.timer),a.disconnect(),document.removeEventListener("visibilitychange",o),t.remove()}}});function le(e){let{data:t,box:r,mounted:a}=e,o=A(p("a","picture"),t.address,()=>a.setTriggerValue("opened",!0));o.setAttribute("aria-label",t.words.open);let l=new DOMParser().parseFromString(t.svg,"image/svg+xml").documentElement,n=document.importNode(l,!0);n.setAttribute("aria-hidden","true"),o.append(n);let i=s=>({...s,group:n.querySelector(`#${CSS.escape(s.id)}`)}),f=s=>t.edges.flatMap((u,k)=>u.head===s?[k]:[]);e.graph={cards:t.cards.map((s,u)=>({...i(s),in:f(u)})),edges:t.edges.map(i)},e.lines=t.source.map(s=>p("code","line",s||" "));let m=p("div","program");m.append(...e.lines),e.says=p("figcaption","says"),e.bar=p("div","bar"),e.play=L(e,()=>e.playing?y(e):D(e)),e.bar.append(L(e,()=>Z(e,e.at-1),"before"),e.play,L(e,()=>Z(e,e.at+1),"after"),p("span","progress"));let x=p("div","stage");x.append(m,o),r.replaceChildren(x,e.says,e.bar),e.rounds=0,matchMedia("(prefers-reduced-motion: reduce)").matches?(b(e,t.steps.length-1,!1),y(e)):(b(e,-1,!1),D(e))}function L(e,t,r=""){let a=p("button","control");return a.type="button",a.addEventListener("click",t),r&&C(a,r,e.data.words[r]),a}function C(e,t,r){e.replaceChildren(M(oe[t])),e.title=r,e.setAttribute("aria-label",r)}function D(e){e.playing=!0,e.rounds=0,C(e.play,"pause",e.data.words.pause),e.at>=e.data.steps.length-1&&b(e,-1,!1),w(e,300)}function y(e){e.playing=!1,clearTimeout(e.timer),C(e.play,"play",e.data.words.play)}function Z(e,t){y(e),b(e,Math.max(-1,Math.min(t,e.data.steps.length-1)),t>e.at)}function w(e,t){clearTimeout(e.timer),!(!e.playing||!e.seen||document.hidden)&&(e.timer=setTimeout(()=>{let r=e.at>=e.data.steps.length-1;if(r&&++e.rounds>=ae)return y(e);b(e,r?-1:e.at+1,!0),w(e)},t??se(e)))}function se({data:e,at:t}){if(t<0)return g.leaf;if(t===e.steps.length-1)return g.end;let{kind:r,card:a}=e.steps[t];return r==="value"&&e.edges.every(l=>l.head!==a)?g.leaf:g[r]??g.value}function b(e,t,r){let{data:a,graph:o,lines:l}=e,n=e.at;e.at=t;let i=a.steps.slice(0,t+1),f=c=>new Set(i.filter(d=>(d.number??-1)>=0===c).flatMap(d=>d.ready??[])),[m,x]=[f(!1),f(!0)],s=a.steps[t];o.cards.forEach(({group:c},d)=>{c?.querySelector(".value")?.classList.toggle("covered",!m.has(d)),c?.querySelector(".adjoint")?.classList.toggle("covered",!x.has(d)),c?.classList.toggle("now",s?.card===d)});let u=new Set(i.map(c=>c.edge));o.edges.forEach(({group:c},d)=>{c?.classList.toggle("unsent",!u.has(d)),c?.classList.toggle("now",s?.edge===d)}),l.forEach((c,d)=>{c.classList.toggle("lit",s?.span?.[0]===d+a.first)}),e.says.textContent=s?s.says:a.words.ready;let k=e.bar.lastChild;k.style.setProperty("--part",`${100*(t+1)/a.steps.length}%`),k.classList.toggle("backward",(s?.number??-1)>=0),r&&t===n+1?j(o,s,g[s.kind]??g.value):v(o)}export{Pe as default};
