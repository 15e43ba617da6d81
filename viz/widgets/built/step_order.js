function S(o,e,r){let n=o.filter(c=>c!==e);if(r===null)return n;let d=Math.max(0,Math.min(r,n.length));return[...n.slice(0,d),e,...n.slice(d)]}function N(o,e,r){return o.filter(n=>n.step!==e&&(n.top+n.bottom)/2<r).length}var j="http://www.w3.org/2000/svg";function g(o,e="",r=""){let n=document.createElement(o);return e&&(n.className=e),r!==""&&(n.textContent=String(r)),n}function O(o,e={},r=""){let n=document.createElementNS(j,o);for(let[d,c]of Object.entries(e))n.setAttribute(d,String(c));return r&&n.setAttribute("class",r),n}function T(o){let e=O("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(O("path",{d:o})),e}function B(o,e){let r=o.map(d=>{let c=new CSSStyleSheet;return c.replaceSync(d),c}),n=new WeakMap;return d=>{let c=d.parentElement,s=n.get(c);s||(c.adoptedStyleSheets=[...c.adoptedStyleSheets,...r],s=e(c),n.set(c,s));let l=s;return l.update(d.data,d),()=>{l.stop(),c.adoptedStyleSheets=c.adoptedStyleSheets.filter(b=>!r.includes(b)),n.delete(c)}}}function D(o,e){let r=!1,n=!1,d=()=>{removeEventListener("pointerup",d,!0),removeEventListener("pointercancel",d,!0),setTimeout(()=>{r=!1,n&&e(),n=!1})};return o.addEventListener("pointerdown",({button:c})=>{c===0&&(r=!0,addEventListener("pointerup",d,!0),addEventListener("pointercancel",d,!0))}),()=>{r?n=!0:e()}}var z=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function $(o){let e=document.createElement("i");e.style.background="var(--st-background-color)",o.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),U(r)}function U(o){let[e=255,r=255,n=255]=(o.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*n<128}function F(o){let e=$(o);return o.classList.toggle("dark",e),e}var P=`/* For screen readers only: \`display: none\` would hide it from them, too. */
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: 0;
  padding: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
`;var C=null;async function q(o,e){let r=await import("./katex.js");r.useFormulas(o),C=r.formula,e()}function I(o,e,r=""){let n=g(e,r);return n.append(...o.map(_)),n}function _(o){if(typeof o=="string")return o;let[e,r,n=""]=o,d=e==="m"&&C?C(r):g(e==="t"?"span":"code","",r);return n&&d.classList.add(n),d}var J=`.steps {
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.95rem;
  display: grid;
  gap: 0.8rem;
}
section {
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  padding: 0.5rem 0.7rem 0.7rem;
}
.waiting {
  border-style: dashed;
  background: var(--st-secondary-background-color);
}
.right .taken {
  border-color: var(--axis-0);
}
h3 {
  margin: 0 0 0.4rem;
  font-size: 0.87rem;
  font-weight: 600;
  color: var(--muted);
}
h3:empty,
.hint:empty {
  display: none;
}
.hint {
  margin: 0.2rem 0;
  color: var(--muted);
}
ol {
  list-style: none;
  margin: 0;
  padding: 0;
  display: grid;
  gap: 0.4rem;
}
.step {
  display: flex;
  align-items: center;
  gap: 0.6rem;
  padding: 0.4rem 0.5rem;
  background: var(--card);
  border: 1px solid var(--card-line);
  border-radius: 0.5rem;
  cursor: grab;
}
.step.wrong {
  border-color: var(--wrong);
  box-shadow: inset 3px 0 0 var(--wrong);
}
.step.held {
  outline: 2px solid var(--st-primary-color);
  box-shadow: 0 4px 14px rgb(0 0 0 / 18%);
}
.dragged,
.dragged .step {
  cursor: grabbing;
  user-select: none;
}
.step:focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 1px;
}
.grip {
  flex: none;
  display: grid;
  place-items: center;
  width: 1.6rem;
  height: 1.6rem;
  border-radius: 0.4rem;
  font-size: 0.83rem;
  font-weight: 600;
  color: var(--muted);
  background: radial-gradient(circle, var(--edge) 1.2px, transparent 1.4px) 0 0 / 6px 6px;
  touch-action: none;
}
.grip:not(:empty) {
  color: var(--forward);
  background: var(--forward-cell);
}
.text {
  flex: 1;
  min-width: 0;
  overflow-wrap: anywhere;
}
.text code {
  font-family: var(--st-code-font), monospace;
  font-size: 0.87em;
  padding: 0.08em 0.3em;
  border-radius: 0.3em;
  background: var(--folded);
}
.buttons {
  flex: none;
  display: flex;
  gap: 0.15rem;
}
button {
  display: grid;
  place-items: center;
  width: 1.9rem;
  height: 1.9rem;
  padding: 0;
  color: var(--muted);
  background: none;
  border: 0;
  border-radius: 0.4rem;
  cursor: pointer;
}
button:hover:not(:disabled) {
  color: var(--text);
  background: var(--folded);
}
button:disabled {
  opacity: 0.3;
  cursor: default;
}
button:focus-visible {
  outline: 2px solid var(--st-primary-color);
}
button svg {
  width: 1rem;
  height: 1rem;
  fill: none;
  stroke: currentcolor;
  stroke-width: 1.7;
  stroke-linecap: round;
  stroke-linejoin: round;
}
@media (pointer: coarse) {
  button {
    width: 2.4rem;
    height: 2.4rem;
  }
  .grip {
    width: 2.2rem;
    height: 2.2rem;
  }
}
`;var K={up:"M8 13V3.5M4 7.5l4-4 4 4",down:"M8 3v9.5M4 8.5l4 4 4-4",out:"M4 4l8 8M12 4l-8 8",in:"M8 3v10M3 8h10"},Q=4,we=B([z,P,J],o=>{let e=o.appendChild(g("div","steps themed")),r=R(e,"taken"),n=R(e,"waiting"),d=e.appendChild(g("div","unseen"));d.setAttribute("aria-live","polite");let c=D(e,()=>w()),s,l=[],b=0,y="",E="",L=t=>{},f=null;q(o,()=>s&&c());function w(){E=JSON.stringify([s.steps,s.wrong,s.right,s.words,l]);let t=o.activeElement,i=t?.dataset.spot,p=t?.closest(".step")?.dataset.step,a=s.steps.map(u=>u.step).filter(u=>!l.includes(u));if(r.list.replaceChildren(...l.map((u,k)=>A(u,k))),n.list.replaceChildren(...a.map(u=>A(u,null))),r.hint.textContent=l.length?"":s.words.empty,r.title.textContent=s.words.taken,n.title.textContent=a.length?s.words.waiting:"",e.classList.toggle("right",s.right),e.classList.toggle("dragged",!!f?.moving),!p)return;let m=e.querySelector(`.step[data-step="${p}"]`);(m?.querySelector(`[data-spot="${i}"]:not(:disabled)`)??m)?.focus()}function A(t,i){let{pieces:p}=s.steps.find(u=>u.step===t),a=g("li","step");a.dataset.step=String(t),a.tabIndex=0,a.classList.toggle("wrong",t===s.wrong),a.classList.toggle("held",!!f?.moving&&f?.step===t);let m=a.appendChild(g("span","grip",i===null?"":i+1));m.title=s.words.drag,a.append(I(p,"span","text"));let h=a.appendChild(g("span","buttons"));return i===null?h.append(v("in",!1,()=>x(t,l.length))):h.append(v("up",i===0,()=>x(t,i-1)),v("down",i===l.length-1,()=>x(t,i+1)),v("out",!1,()=>x(t,null))),a}function v(t,i,p){let a=g("button");return a.type="button",a.disabled=i,a.title=s.words[t],a.setAttribute("aria-label",s.words[t]),a.dataset.spot=t,a.append(T(K[t])),a.addEventListener("click",p),a}function x(t,i){l=S(l,t,i),w(),M(t)}function M(t){b+=1,L({order:l,change:b});let i=l.indexOf(t);d.textContent=i<0?s.words.gone:s.words.stands.replace("{place}",String(i+1)).replace("{count}",String(l.length))}e.addEventListener("pointerdown",t=>{let i=t.target,p=i.closest(".step");!p||i.closest("button")||t.pointerType==="touch"&&!i.closest(".grip")||t.button===0&&(f={step:Number(p.dataset.step),x:t.clientX,y:t.clientY,moving:!1,before:l})}),e.addEventListener("pointermove",t=>{if(!f)return;if(!f.moving){if(Math.hypot(t.clientX-f.x,t.clientY-f.y)<Q)return;f.moving=!0,e.setPointerCapture(t.pointerId)}let i=S(l,f.step,X(t.clientX,t.clientY,f.step));(String(i)!==String(l)||!e.classList.contains("dragged"))&&(l=i,w())});let V=()=>{if(!f)return;let{step:t,moving:i,before:p}=f;f=null,i&&(w(),String(p)!==String(l)&&M(t))};e.addEventListener("pointerup",V),e.addEventListener("pointercancel",()=>{f&&(l=f.before),f=null,w()});function X(t,i,p){let a=n.box.getBoundingClientRect(),m=t>=a.left&&t<=a.right&&i>=a.top&&i<=a.bottom,h=[...r.list.querySelectorAll(".step")].map(u=>{let{top:k,bottom:Y}=u.getBoundingClientRect();return{step:Number(u.dataset.step),top:k,bottom:Y}});return m?null:N(h,p,i)}return e.addEventListener("keydown",t=>{let i=t.target;if(!i.classList.contains("step"))return;let p=Number(i.dataset.step),a=l.indexOf(p),m={ArrowUp:a-1,ArrowDown:a+1,Enter:a<0?l.length:null,Delete:null},h=t.key===" "?"Enter":t.key;if(!(h in m)||a<0&&h!=="Enter")return;t.preventDefault();let u=m[h];u!==null&&(u<0||u>l.length-(a<0?0:1))||x(p,u)}),{update(t,i){F(e),L=m=>i.setStateValue("moved",m);let p=JSON.stringify(t);if(p===y)return;y||(b=t.heard),y=p,s=t,s.heard===b&&!f&&(l=s.order),JSON.stringify([s.steps,s.wrong,s.right,s.words,l])!==E&&c()},stop:()=>e.remove()}});function R(o,e){let r=o.appendChild(g("section",e)),n=r.appendChild(g("h3")),d=r.appendChild(g("ol")),c=r.appendChild(g("p","hint"));return{box:r,title:n,list:d,hint:c}}export{we as default};
