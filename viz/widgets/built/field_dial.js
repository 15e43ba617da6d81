var P="http://www.w3.org/2000/svg";function u(e,t="",r=""){let n=document.createElement(e);return t&&(n.className=t),r!==""&&(n.textContent=String(r)),n}function c(e,t={},r=""){let n=document.createElementNS(P,e);for(let[o,a]of Object.entries(t))n.setAttribute(o,String(a));return r&&n.setAttribute("class",r),n}function S(e,t){return t.map(r=>{let n="";for(let o=0;o<r.length;o+=2){let[a,s]=e.place(r[o],r[o+1]);n+=`${o?"L":"M"}${a.toFixed(1)} ${s.toFixed(1)}`}return n}).join("")}function A(e,t,r,n){let[o,a]=e.place(...t);return c("circle",{class:r,cx:o,cy:a,r:n})}function h(e,t,r,n){let o=c("text",{class:e,x:t,y:r});return o.textContent=n,o}function E(e,t){let r=(t-e)/6,n=10**Math.floor(Math.log10(r)),o=([1,2,5,10].find(s=>s*n>=r)??10)*n,a=[];for(let s=Math.ceil(e/o);s*o<=t+o*1e-9;s++)a.push(s*o);return a}function y(e){if(!Number.isFinite(e))return e>0?"∞":e<0?"−∞":"NaN";let t=Math.abs(e);return(t>=1e6||t&&t<1e-4?e.toExponential(2):String(Number(e.toPrecision(4)))).replace("-","−")}function C(e){let{setStateValue:t,setTriggerValue:r}=e;return{...e,setStateValue:(...n)=>T(()=>t(...n)),setTriggerValue:(...n)=>T(()=>r(...n))}}function T(e){let t=window.setTimeout,r=(n,o=0,...a)=>o>0||typeof n!="function"?t(n,o,...a):(queueMicrotask(()=>n(...a)),0);window.setTimeout=r;try{return e()}finally{window.setTimeout=t}}function N(e,t){let r=e.map(o=>{let a=new CSSStyleSheet;return a.replaceSync(o),a}),n=new WeakMap;return o=>{let a=o.parentElement,s=n.get(a);s||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...r],s=t(a),n.set(a,s));let i=s;return i.update(o.data,C(o)),()=>{i.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(l=>!r.includes(l)),n.delete(a)}}}var O=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function W(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),G(r)}function G(e){let[t=255,r=255,n=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*n<128}function $(e){let t=W(e);return e.classList.toggle("dark",t),t}var L=`.dial-ground {
  fill: transparent;
  cursor: ew-resize;
}
.rule {
  stroke: var(--card-line);
  stroke-width: 0.8;
  opacity: 0.7;
}
.zero {
  stroke: var(--muted);
  stroke-width: 1.2;
}
.axis {
  font-size: 12.5px !important;
}
.cosine {
  fill: none;
  stroke: var(--backward);
  stroke-width: 2.5;
  pointer-events: none;
}
.measured {
  fill: var(--forward);
  pointer-events: none;
}
.turned {
  stroke: var(--axis-4);
  stroke-width: 1.5;
  stroke-dasharray: 4 3;
  pointer-events: none;
}
.key::before {
  content: "";
  display: inline-block;
  margin-right: 7px;
  vertical-align: middle;
}
.curve::before {
  width: 22px;
  height: 3px;
  background: var(--backward);
}
.dots::before {
  width: 8px;
  height: 8px;
  border-radius: 50%;
  background: var(--forward);
}
`;var z=`.field {
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.85rem;
}
svg {
  display: block;
  width: 100%;
  max-height: 600px;
  touch-action: none;
  user-select: none;
}
.plot {
  cursor: crosshair;
}
.frame {
  fill: none;
  stroke: var(--card-line);
}
.tick text {
  font:
    12px var(--st-font),
    sans-serif;
  fill: var(--muted);
}
.tick line {
  stroke: var(--card-line);
}
.axis-name {
  font:
    600 14px var(--st-code-font),
    monospace;
  fill: var(--text);
}
.contour {
  fill: none;
  stroke: var(--forward);
  stroke-width: 1;
  opacity: 0.62;
}
.level {
  font:
    12px var(--st-font),
    sans-serif;
  fill: var(--text);
  paint-order: stroke;
  stroke: var(--card);
  stroke-width: 3px;
  stroke-opacity: 0.75;
  text-anchor: middle;
  dominant-baseline: central;
  pointer-events: none;
}
.level.covered {
  visibility: hidden;
}
.through {
  fill: none;
  stroke: var(--axis-0);
  stroke-width: 3;
}
.arrow {
  stroke: var(--backward);
  fill: var(--backward);
  stroke-width: 1.1;
  pointer-events: none;
}
.gradient {
  stroke: var(--backward);
  fill: var(--backward);
  stroke-width: 3;
}
.tangent {
  stroke: var(--axis-0);
  fill: var(--axis-0);
  stroke-width: 3;
}
.dial {
  stroke: var(--axis-4);
  fill: var(--axis-4);
  stroke-width: 3;
}
.dial circle {
  fill: none;
  stroke-width: 1.2;
  stroke-dasharray: 3 4;
}
.square {
  fill: none;
  stroke: var(--text);
  stroke-width: 1.2;
}
.label {
  font:
    600 14px var(--st-code-font),
    monospace;
  stroke: none;
}
.plate {
  fill: var(--card);
  opacity: 0.84;
  stroke: none;
}
.gradient-label {
  fill: var(--backward);
}
.dial-label {
  fill: var(--axis-4);
  text-anchor: middle;
}
.tangent-label {
  fill: var(--axis-0);
}
.angle-label {
  font-size: 22px;
  fill: var(--text);
}
.moving .gone-while-moving {
  opacity: 0.15;
}
.moving.followed .gone-while-moving {
  opacity: 0;
}
.said {
  font:
    600 13px var(--st-font),
    sans-serif;
  fill: var(--text);
  paint-order: stroke;
  stroke: var(--card);
  stroke-width: 4px;
}
.while-moving {
  display: none;
}
.moving .while-moving {
  display: inline;
  pointer-events: none;
}
.hull {
  fill: var(--backward);
  fill-opacity: 0.16;
  stroke: var(--backward);
  stroke-width: 2;
  stroke-dasharray: 5 3;
}
.ellipse {
  fill: none;
  stroke: var(--axis-1);
  stroke-width: 2;
  stroke-dasharray: 6 4;
}
.constraint {
  fill: none;
  stroke: var(--axis-1);
  stroke-width: 3;
}
.kissing {
  fill: none;
  stroke: var(--text);
  stroke-width: 1.6;
  stroke-dasharray: 6 4;
}
.touching {
  fill: var(--selection);
  stroke: var(--text);
  stroke-width: 1.5;
}
.walk {
  fill: none;
  stroke: var(--line);
  stroke-width: 2;
}
.walk-dot {
  fill: var(--line);
  stroke: var(--card);
  stroke-width: 0.8;
}
.handle {
  fill: var(--selection-cell);
  stroke: var(--backward);
  stroke-width: 4;
  cursor: grab;
}
.handle:focus {
  outline: none;
}
.handle:focus-visible {
  stroke: var(--selection);
  stroke-width: 6;
}
.below {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  align-items: center;
  min-height: 1.7rem;
  padding: 2px 8px 0 52px;
  color: var(--muted);
}
.read {
  min-width: 15rem; /* its room is there before it says anything: the picture's box must not grow at a hover */
  min-height: 1.4em;
  font-family: var(--st-code-font), monospace;
  color: var(--text);
}
.legend {
  display: inline-flex;
  align-items: center;
  gap: 6px;
}
.ramp {
  width: 90px;
  height: 10px;
  border: 1px solid var(--card-line);
  border-radius: 3px;
  background: linear-gradient(90deg, var(--heat-low), var(--heat-high));
}
.name {
  color: var(--line);
  font-weight: 600;
}
.player {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 10px;
  flex: 1 1 100%;
}
.places {
  display: flex;
  flex-wrap: wrap;
  gap: 2px 18px;
  flex: 1 1 100%;
  color: var(--text);
  font-variant-numeric: tabular-nums;
}
.place {
  white-space: pre;
}
.player input {
  flex: 1 1 8rem;
  max-width: 22rem;
  accent-color: var(--forward);
}
`;var[m,U,x,J,g]=[58,14,16,44,270],[K,R]=[280,720],X=480,be=N([O,z,L],e=>{let t=_(e);return{update(r,n){t.send=a=>n.setTriggerValue("acted",{angle:a}),$(t.box);let o=JSON.stringify(r);o!==t.drawn&&F(t,r,o)},stop(){t.watch.disconnect(),clearTimeout(t.settling),t.box.remove()}}});function _(e){let t=e.appendChild(u("div","field themed")),r={box:t,drawn:"",settling:0,moving:!1,wide:0};r.watch=new ResizeObserver(()=>{r.data&&j(r)!==r.wide&&F(r,r.data,r.drawn)}),r.watch.observe(t),t.addEventListener("pointerdown",n=>Y(r,n)),t.addEventListener("pointermove",n=>r.moving&&I(r,V(r,n)));for(let n of["pointerup","pointercancel"])t.addEventListener(n,()=>Z(r));return t.addEventListener("keydown",n=>ee(r,n)),r}function j({box:e}){return Math.min(R,Math.max(K,e.clientWidth||R))}function F(e,t,r){let n=e.moving?e.angle:t.angle,o=e.box.getRootNode().activeElement?.classList.contains("handle"),{gradient:a,measured:s,words:i}=t,l=s.filter(Number.isFinite).map(Math.abs),f=Math.max(a?Math.hypot(...a):0,...l,1e-300)*1.12;e.wide=j(e);let[p,k]=[e.wide-m-U,g-x-J];if(Object.assign(e,{data:t,drawn:r,across:p,angle:t.angle}),e.place=(d,b)=>[m+d/360*p,x+(f-b)/(2*f)*k],e.svg=c("svg",{viewBox:`0 0 ${e.wide} ${g}`,role:"group","aria-label":i.picture}),e.svg.append(c("rect",{class:"dial-ground",x:m,y:x,width:p,height:k}),...Q(e,f)),a){let d=Array.from({length:121},(b,M)=>[3*M,D(a,3*M)]).flat();e.svg.append(c("path",{class:"cosine",d:S(e,[d])}))}s.forEach((d,b)=>{Number.isFinite(d)&&e.svg.append(A(e,[(b+.5)*360/s.length,d],"measured",3.4))}),e.line=e.svg.appendChild(c("line",{class:"turned",y1:x,y2:x+k})),e.handle=c("circle",{class:"handle",r:8,tabindex:0,role:"slider","aria-label":i.handle,"aria-valuemin":0,"aria-valuemax":360}),e.svg.append(e.handle);let w=u("div","below");a&&w.append(u("span","key curve",i.curve)),w.append(u("span","key dots",i.dots)),e.box.replaceChildren(e.svg,w),v(e,n),o&&e.handle.focus()}function Q(e,t){let r=[];for(let a=0;a<=360;a+=e.wide<X?90:45){let[s,i]=e.place(a,-t),l=h("",s,i+18,`${a}°`);l.setAttribute("text-anchor","middle"),r.push(l)}for(let a of E(-t,t)){let[s,i]=e.place(0,a),l=h("",s-8,i+4,y(a));l.setAttribute("text-anchor","end"),r.push(c("line",{class:Math.abs(a)<t*1e-9?"zero":"rule",x1:s,x2:s+e.across,y1:i,y2:i}),l)}let n=[h("axis",m+e.across/2,g-6,e.data.words.directions),h("axis",14,g/2-12,e.data.words.slope)];n[1].setAttribute("transform",`rotate(-90 14 ${g/2-12})`),n.forEach(a=>a.setAttribute("text-anchor","middle"));let o=c("g",{class:"tick"});return o.append(...r,...n),[o]}function D([e,t],r){let n=r*Math.PI/180;return e*Math.cos(n)+t*Math.sin(n)}function v(e,t){e.angle=t;let{gradient:r,measured:n}=e.data,o=n[Math.floor(t/360*n.length)%n.length],a=r?D(r,t):o??0,[s,i]=e.place(t,a),l={cx:s,cy:i,"aria-valuenow":t,"aria-valuetext":`${t}°, ${y(a)}`};Object.entries(l).forEach(([f,p])=>e.handle.setAttribute(f,p)),e.line.setAttribute("x1",s),e.line.setAttribute("x2",s)}function V(e,t){let r=e.svg.getBoundingClientRect();return((t.clientX-r.left)*(e.wide/r.width)-m)/e.across}function Y(e,t){!e.svg?.contains(t.target)||t.button!==0||(t.preventDefault(),e.svg.setPointerCapture(t.pointerId),e.moving=!0,I(e,V(e,t)))}function I(e,t){v(e,Math.round(Math.min(1,Math.max(0,t))*360))}function Z(e){e.moving&&e.angle!==e.data.angle&&e.send(e.angle),e.moving=!1}function ee(e,t){let r={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1}[t.key];t.target!==e.handle||!r||(t.preventDefault(),v(e,Math.min(360,Math.max(0,Math.round(e.angle)+r*(t.shiftKey?15:1)))),clearTimeout(e.settling),e.settling=setTimeout(()=>e.send(e.angle),180))}export{be as default};
