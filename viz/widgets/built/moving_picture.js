function V(e){let r=document.createElement("i");r.style.background="var(--st-background-color)",e.append(r);let t=getComputedStyle(r).backgroundColor;return r.remove(),Z(t)}function Z(e){let[r=255,t=255,a=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*r+.6*t+.1*a<128}function S(e){let r=V(e);return e.classList.toggle("dark",r),r}function E(e,r){let t=JSON.stringify(r);return t===e.drawn?!1:(Object.assign(e,{drawn:t,data:r}),!0)}var G="http://www.w3.org/2000/svg";function p(e,r="",t=""){let a=document.createElement(e);return r&&(a.className=r),t!==""&&(a.textContent=String(t)),a}function h(e,r={},t=""){let a=document.createElementNS(G,e);for(let[o,l]of Object.entries(r))a.setAttribute(o,String(l));return t&&a.setAttribute("class",t),a}function M(e){let r=h("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return r.append(h("path",{d:e})),r}var z="lang";function A(e,r,t){return e.setAttribute("href",K(r,location.search)),e.addEventListener("click",a=>{a.button||a.ctrlKey||a.metaKey||a.shiftKey||a.altKey||(a.preventDefault(),t())}),e}function K(e,r){let t=new URLSearchParams(r).get(z);return t?`${e}${e.includes("?")?"&":"?"}${z}=${encodeURIComponent(t)}`:e}function T(e,r){let t=e.map(o=>{let l=new CSSStyleSheet;return l.replaceSync(o),l}),a=new WeakMap;return o=>{let l=o.parentElement,n=a.get(l);n||(l.adoptedStyleSheets=[...l.adoptedStyleSheets,...t],n=r(l),a.set(l,n));let i=n;return i.update(o.data,o),()=>{i.stop(),l.adoptedStyleSheets=l.adoptedStyleSheets.filter(f=>!t.includes(f)),a.delete(l)}}}var N=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
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
`;var O=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var P=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function $(e,r){let t=e.cloneNode(),a=t.getTotalLength();return r.map(o=>t.getPointAtLength(a*o))}var J=560,W=Array.from({length:14},(e,r)=>r/13),B=6,F=6.6;function j(e,r,t){if(v(e),!r||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let a=r.edge!==void 0,o=a?[r.edge]:r.kind==="value"?(e.cards[r.card]?.in??[]).slice(0,B):[],l=e.cards[a?e.edges[r.edge].tail:r.card],n=o.flatMap(s=>_(e,e.edges[s],a));if(!n.length)return;let i=l?.group?.querySelector(a?".adjoint":".value");i?.classList.add("awaits"),e.flying={ways:n,line:i};let f=Math.min(J,t*.55),m=n.map(({number:s,points:u})=>s.animate(u.map(({x:k,y:c})=>({transform:`translate(${k}px, ${c}px)`})),{duration:f,easing:"cubic-bezier(.4, 0, .3, 1)",fill:"forwards"})),x=e.flying;Promise.allSettled(m.map(s=>s.finished)).then(()=>e.flying===x&&v(e))}function v(e){for(let{number:r,group:t}of e.flying?.ways??[])r.remove(),t.classList.remove("flying");e.flying?.line?.classList.remove("awaits"),e.flying=null}function _(e,r,t){let{group:a}=r,o=a?.querySelector("path.stroke-edge"),l=t?Y(r):e.cards[r.tail].valueShort;if(!o||!l)return[];let n=X(l,t?"backward":"forward");(a.parentNode??e.sheet.drawing.into).append(n),a.classList.add("flying");let i=$(o,W),f=e.cards[t?r.head:r.tail];return[{number:n,group:a,points:Q(i,f)}]}function Q(e,{group:r}){let t=r?.querySelector("rect");if(!t)return e;let a=i=>Number(t.getAttribute(i)),[o,l]=[a("x")+a("width")/2,a("y")+a("height")/2],n=i=>Math.hypot(i.x-o,i.y-l);return n(e[0])<=n(e.at(-1))?e:e.reverse()}function X(e,r){let t=e.length*F+11,a=h("g",{},`number ${r}`),o=h("text",{y:4,"text-anchor":"middle"},`fill-${r} mono size-11`);return o.textContent=e,a.append(h("rect",{x:-t/2,y:-10,width:t,height:20,rx:10},`fill-card stroke-${r}`),o),a}function Y({group:e}){return(e?.querySelector("g.made text")??e?.querySelector(".chip text"))?.textContent??""}var q=`.moving {
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
`;var g={leaf:450,value:1500,start:1300,send:1700,end:4500},re=3,te={play:"M5 3 L13 8 L5 13 Z",pause:"M4 3 H7 V13 H4 Z M9 3 H12 V13 H9 Z",before:"M11 3 L4 8 L11 13 Z",after:"M5 3 L12 8 L5 13 Z M12 3 H13.5 V13 H12 Z"},Ae=T([P,O,N,q],e=>{let r=e.appendChild(p("figure","moving themed")),t={box:r,drawn:"",at:-1,playing:!1,seen:!1,rounds:0,timer:0},a=new IntersectionObserver(([l])=>{t.seen=l.isIntersecting,w(t)});a.observe(r);let o=()=>w(t);return document.addEventListener("visibilitychange",o),{update(l,n){S(r),E(t,l)&&(t.mounted=n,ae(t))},stop(){clearTimeout(t.timer),a.disconnect(),document.removeEventListener("visibilitychange",o),r.remove()}}});function ae(e){let{data:r,box:t,mounted:a}=e,o=A(p("a","picture"),r.address,()=>a.setTriggerValue("opened",!0));o.setAttribute("aria-label",r.words.open);let l=new DOMParser().parseFromString(r.svg,"image/svg+xml").documentElement,n=document.importNode(l,!0);n.setAttribute("aria-hidden","true"),o.append(n);let i=s=>({...s,group:n.querySelector(`#${CSS.escape(s.id)}`)}),f=s=>r.edges.flatMap((u,k)=>u.head===s?[k]:[]);e.graph={cards:r.cards.map((s,u)=>({...i(s),in:f(u)})),edges:r.edges.map(i)},e.lines=r.source.map(s=>p("code","line",s||" "));let m=p("div","program");m.append(...e.lines),e.says=p("figcaption","says"),e.bar=p("div","bar"),e.play=L(e,()=>e.playing?y(e):H(e)),e.bar.append(L(e,()=>D(e,e.at-1),"before"),e.play,L(e,()=>D(e,e.at+1),"after"),p("span","progress"));let x=p("div","stage");x.append(m,o),t.replaceChildren(x,e.says,e.bar),e.rounds=0,matchMedia("(prefers-reduced-motion: reduce)").matches?(b(e,r.steps.length-1,!1),y(e)):(b(e,-1,!1),H(e))}function L(e,r,t=""){let a=p("button","control");return a.type="button",a.addEventListener("click",r),t&&C(a,t,e.data.words[t]),a}function C(e,r,t){e.replaceChildren(M(te[r])),e.title=t,e.setAttribute("aria-label",t)}function H(e){e.playing=!0,e.rounds=0,C(e.play,"pause",e.data.words.pause),e.at>=e.data.steps.length-1&&b(e,-1,!1),w(e,300)}function y(e){e.playing=!1,clearTimeout(e.timer),C(e.play,"play",e.data.words.play)}function D(e,r){y(e),b(e,Math.max(-1,Math.min(r,e.data.steps.length-1)),r>e.at)}function w(e,r){clearTimeout(e.timer),!(!e.playing||!e.seen||document.hidden)&&(e.timer=setTimeout(()=>{let t=e.at>=e.data.steps.length-1;if(t&&++e.rounds>=re)return y(e);b(e,t?-1:e.at+1,!0),w(e)},r??oe(e)))}function oe({data:e,at:r}){if(r<0)return g.leaf;if(r===e.steps.length-1)return g.end;let{kind:t,card:a}=e.steps[r];return t==="value"&&e.edges.every(l=>l.head!==a)?g.leaf:g[t]??g.value}function b(e,r,t){let{data:a,graph:o,lines:l}=e,n=e.at;e.at=r;let i=a.steps.slice(0,r+1),f=c=>new Set(i.filter(d=>(d.number??-1)>=0===c).flatMap(d=>d.ready??[])),[m,x]=[f(!1),f(!0)],s=a.steps[r];o.cards.forEach(({group:c},d)=>{c?.querySelector(".value")?.classList.toggle("covered",!m.has(d)),c?.querySelector(".adjoint")?.classList.toggle("covered",!x.has(d)),c?.classList.toggle("now",s?.card===d)});let u=new Set(i.map(c=>c.edge));o.edges.forEach(({group:c},d)=>{c?.classList.toggle("unsent",!u.has(d)),c?.classList.toggle("now",s?.edge===d)}),l.forEach((c,d)=>{c.classList.toggle("lit",s?.span?.[0]===d+a.first)}),e.says.textContent=s?s.says:a.words.ready;let k=e.bar.lastChild;k.style.setProperty("--part",`${100*(r+1)/a.steps.length}%`),k.classList.toggle("backward",(s?.number??-1)>=0),t&&r===n+1?j(o,s,g[s.kind]??g.value):v(o)}export{Ae as default};
