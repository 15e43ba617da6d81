var I="http://www.w3.org/2000/svg";function u(e,t="",r=""){let a=document.createElement(e);return t&&(a.className=t),r!==""&&(a.textContent=String(r)),a}function c(e,t={},r=""){let a=document.createElementNS(I,e);for(let[o,n]of Object.entries(t))a.setAttribute(o,String(n));return r&&a.setAttribute("class",r),a}function S(e,t){return t.map(r=>{let a="";for(let o=0;o<r.length;o+=2){let[n,s]=e.place(r[o],r[o+1]);a+=`${o?"L":"M"}${n.toFixed(1)} ${s.toFixed(1)}`}return a}).join("")}function E(e,t,r,a){let[o,n]=e.place(...t);return c("circle",{class:r,cx:o,cy:n,r:a})}function h(e,t,r,a){let o=c("text",{class:e,x:t,y:r});return o.textContent=a,o}function A(e,t){let r=(t-e)/6,a=10**Math.floor(Math.log10(r)),o=([1,2,5,10].find(s=>s*a>=r)??10)*a,n=[];for(let s=Math.ceil(e/o);s*o<=t+o*1e-9;s++)n.push(s*o);return n}function v(e){if(!Number.isFinite(e))return e>0?"∞":e<0?"−∞":"NaN";let t=Math.abs(e);return(t>=1e6||t&&t<1e-4?e.toExponential(2):String(Number(e.toPrecision(4)))).replace("-","−")}function C(e,t){let r=e.map(o=>{let n=new CSSStyleSheet;return n.replaceSync(o),n}),a=new WeakMap;return o=>{let n=o.parentElement,s=a.get(n);s||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...r],s=t(n),a.set(n,s));let i=s;return i.update(o.data,o),()=>{i.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(l=>!r.includes(l)),a.delete(n)}}}var T=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function B(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),W(r)}function W(e){let[t=255,r=255,a=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*a<128}function N(e){let t=B(e);return e.classList.toggle("dark",t),t}var O=`.dial-ground {
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
`;var $=`.field {
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
`;var[m,U,x,V,g]=[58,14,16,44,270],[q,L]=[280,720],J=480,he=C([T,$,O],e=>{let t=K(e);return{update(r,a){t.send=n=>a.setTriggerValue("acted",{angle:n}),N(t.box);let o=JSON.stringify(r);o!==t.drawn&&R(t,r,o)},stop(){t.watch.disconnect(),clearTimeout(t.settling),t.box.remove()}}});function K(e){let t=e.appendChild(u("div","field themed")),r={box:t,drawn:"",settling:0,moving:!1,wide:0};r.watch=new ResizeObserver(()=>{r.data&&z(r)!==r.wide&&R(r,r.data,r.drawn)}),r.watch.observe(t),t.addEventListener("pointerdown",a=>_(r,a)),t.addEventListener("pointermove",a=>r.moving&&D(r,F(r,a)));for(let a of["pointerup","pointercancel"])t.addEventListener(a,()=>Q(r));return t.addEventListener("keydown",a=>Y(r,a)),r}function z({box:e}){return Math.min(L,Math.max(q,e.clientWidth||L))}function R(e,t,r){let a=e.moving?e.angle:t.angle,o=e.box.getRootNode().activeElement?.classList.contains("handle"),{gradient:n,measured:s,words:i}=t,l=s.filter(Number.isFinite).map(Math.abs),f=Math.max(n?Math.hypot(...n):0,...l,1e-300)*1.12;e.wide=z(e);let[p,k]=[e.wide-m-U,g-x-V];if(Object.assign(e,{data:t,drawn:r,across:p,angle:t.angle}),e.place=(d,b)=>[m+d/360*p,x+(f-b)/(2*f)*k],e.svg=c("svg",{viewBox:`0 0 ${e.wide} ${g}`,role:"group","aria-label":i.picture}),e.svg.append(c("rect",{class:"dial-ground",x:m,y:x,width:p,height:k}),...X(e,f)),n){let d=Array.from({length:121},(b,M)=>[3*M,j(n,3*M)]).flat();e.svg.append(c("path",{class:"cosine",d:S(e,[d])}))}s.forEach((d,b)=>{Number.isFinite(d)&&e.svg.append(E(e,[(b+.5)*360/s.length,d],"measured",3.4))}),e.line=e.svg.appendChild(c("line",{class:"turned",y1:x,y2:x+k})),e.handle=c("circle",{class:"handle",r:8,tabindex:0,role:"slider","aria-label":i.handle,"aria-valuemin":0,"aria-valuemax":360}),e.svg.append(e.handle);let w=u("div","below");n&&w.append(u("span","key curve",i.curve)),w.append(u("span","key dots",i.dots)),e.box.replaceChildren(e.svg,w),y(e,a),o&&e.handle.focus()}function X(e,t){let r=[];for(let n=0;n<=360;n+=e.wide<J?90:45){let[s,i]=e.place(n,-t),l=h("",s,i+18,`${n}°`);l.setAttribute("text-anchor","middle"),r.push(l)}for(let n of A(-t,t)){let[s,i]=e.place(0,n),l=h("",s-8,i+4,v(n));l.setAttribute("text-anchor","end"),r.push(c("line",{class:Math.abs(n)<t*1e-9?"zero":"rule",x1:s,x2:s+e.across,y1:i,y2:i}),l)}let a=[h("axis",m+e.across/2,g-6,e.data.words.directions),h("axis",14,g/2-12,e.data.words.slope)];a[1].setAttribute("transform",`rotate(-90 14 ${g/2-12})`),a.forEach(n=>n.setAttribute("text-anchor","middle"));let o=c("g",{class:"tick"});return o.append(...r,...a),[o]}function j([e,t],r){let a=r*Math.PI/180;return e*Math.cos(a)+t*Math.sin(a)}function y(e,t){e.angle=t;let{gradient:r,measured:a}=e.data,o=a[Math.floor(t/360*a.length)%a.length],n=r?j(r,t):o??0,[s,i]=e.place(t,n),l={cx:s,cy:i,"aria-valuenow":t,"aria-valuetext":`${t}°, ${v(n)}`};Object.entries(l).forEach(([f,p])=>e.handle.setAttribute(f,p)),e.line.setAttribute("x1",s),e.line.setAttribute("x2",s)}function F(e,t){let r=e.svg.getBoundingClientRect();return((t.clientX-r.left)*(e.wide/r.width)-m)/e.across}function _(e,t){!e.svg?.contains(t.target)||t.button!==0||(t.preventDefault(),e.svg.setPointerCapture(t.pointerId),e.moving=!0,D(e,F(e,t)))}function D(e,t){y(e,Math.round(Math.min(1,Math.max(0,t))*360))}function Q(e){e.moving&&e.angle!==e.data.angle&&e.send(e.angle),e.moving=!1}function Y(e,t){let r={ArrowRight:1,ArrowUp:1,ArrowLeft:-1,ArrowDown:-1}[t.key];t.target!==e.handle||!r||(t.preventDefault(),y(e,Math.min(360,Math.max(0,Math.round(e.angle)+r*(t.shiftKey?15:1)))),clearTimeout(e.settling),e.settling=setTimeout(()=>e.send(e.angle),180))}export{he as default};
