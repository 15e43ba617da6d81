function S(o,e,n){let r=o.filter(d=>d!==e);if(n===null)return r;let l=Math.max(0,Math.min(n,r.length));return[...r.slice(0,l),e,...r.slice(l)]}function T(o,e,n){return o.filter(r=>r.step!==e&&(r.top+r.bottom)/2<n).length}var $="http://www.w3.org/2000/svg";function g(o,e="",n=""){let r=document.createElement(o);return e&&(r.className=e),n!==""&&(r.textContent=String(n)),r}function O(o,e={},n=""){let r=document.createElementNS($,o);for(let[l,d]of Object.entries(e))r.setAttribute(l,String(d));return n&&r.setAttribute("class",n),r}function N(o){let e=O("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(O("path",{d:o})),e}function B(o){let{setStateValue:e,setTriggerValue:n}=o;return{...o,setStateValue:(...r)=>V(()=>e(...r)),setTriggerValue:(...r)=>V(()=>n(...r))}}function V(o){let e=window.setTimeout,n=(r,l=0,...d)=>l>0||typeof r!="function"?e(r,l,...d):(queueMicrotask(()=>r(...d)),0);window.setTimeout=n;try{return o()}finally{window.setTimeout=e}}function D(o,e){let n=o.map(l=>{let d=new CSSStyleSheet;return d.replaceSync(l),d}),r=new WeakMap;return l=>{let d=l.parentElement,a=r.get(d);a||(d.adoptedStyleSheets=[...d.adoptedStyleSheets,...n],a=e(d),r.set(d,a));let c=a;return c.update(l.data,B(l)),()=>{c.stop(),d.adoptedStyleSheets=d.adoptedStyleSheets.filter(b=>!n.includes(b)),r.delete(d)}}}function q(o,e){let n=!1,r=!1,l=()=>{removeEventListener("pointerup",l,!0),removeEventListener("pointercancel",l,!0),setTimeout(()=>{n=!1,r&&e(),r=!1})};return o.addEventListener("pointerdown",({button:d})=>{d===0&&(n=!0,addEventListener("pointerup",l,!0),addEventListener("pointercancel",l,!0))}),()=>{n?r=!0:e()}}var z=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function W(o){let e=document.createElement("i");e.style.background="var(--st-background-color)",o.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),_(n)}function _(o){let[e=255,n=255,r=255]=(o.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*r<128}function F(o){let e=W(o);return o.classList.toggle("dark",e),e}var P=`/* For screen readers only: \`display: none\` would hide it from them, too. */
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
`;var C=null;async function I(o,e){let n=await import("./katex.js");n.useFormulas(o),C=n.formula,e()}function J(o,e,n=""){let r=g(e,n);return r.append(...o.map(K)),r}function K(o){if(typeof o=="string")return o;let[e,n,r=""]=o,l=e==="m"&&C?C(n):g(e==="t"?"span":"code","",n);return r&&l.classList.add(r),l}var R=`.steps {
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
`;var Z={up:"M8 13V3.5M4 7.5l4-4 4 4",down:"M8 3v9.5M4 8.5l4 4 4-4",out:"M4 4l8 8M12 4l-8 8",in:"M8 3v10M3 8h10"},ee=4,ke=D([z,P,R],o=>{let e=o.appendChild(g("div","steps themed")),n=X(e,"taken"),r=X(e,"waiting"),l=e.appendChild(g("div","unseen"));l.setAttribute("aria-live","polite");let d=q(e,()=>w()),a,c=[],b=0,y="",E="",L=t=>{},p=null;I(o,()=>a&&d());function w(){E=JSON.stringify([a.steps,a.wrong,a.right,a.words,c]);let t=o.activeElement,i=t?.dataset.spot,f=t?.closest(".step")?.dataset.step,s=a.steps.map(u=>u.step).filter(u=>!c.includes(u));if(n.list.replaceChildren(...c.map((u,k)=>A(u,k))),r.list.replaceChildren(...s.map(u=>A(u,null))),n.hint.textContent=c.length?"":a.words.empty,n.title.textContent=a.words.taken,r.title.textContent=s.length?a.words.waiting:"",e.classList.toggle("right",a.right),e.classList.toggle("dragged",!!p?.moving),!f)return;let m=e.querySelector(`.step[data-step="${f}"]`);(m?.querySelector(`[data-spot="${i}"]:not(:disabled)`)??m)?.focus()}function A(t,i){let{pieces:f}=a.steps.find(u=>u.step===t),s=g("li","step");s.dataset.step=String(t),s.tabIndex=0,s.classList.toggle("wrong",t===a.wrong),s.classList.toggle("held",!!p?.moving&&p?.step===t);let m=s.appendChild(g("span","grip",i===null?"":i+1));m.title=a.words.drag,s.append(J(f,"span","text"));let h=s.appendChild(g("span","buttons"));return i===null?h.append(v("in",!1,()=>x(t,c.length))):h.append(v("up",i===0,()=>x(t,i-1)),v("down",i===c.length-1,()=>x(t,i+1)),v("out",!1,()=>x(t,null))),s}function v(t,i,f){let s=g("button");return s.type="button",s.disabled=i,s.title=a.words[t],s.setAttribute("aria-label",a.words[t]),s.dataset.spot=t,s.append(N(Z[t])),s.addEventListener("click",f),s}function x(t,i){c=S(c,t,i),w(),M(t)}function M(t){b+=1,L({order:c,change:b});let i=c.indexOf(t);l.textContent=i<0?a.words.gone:a.words.stands.replace("{place}",String(i+1)).replace("{count}",String(c.length))}e.addEventListener("pointerdown",t=>{let i=t.target,f=i.closest(".step");!f||i.closest("button")||t.pointerType==="touch"&&!i.closest(".grip")||t.button===0&&(p={step:Number(f.dataset.step),x:t.clientX,y:t.clientY,moving:!1,before:c})}),e.addEventListener("pointermove",t=>{if(!p)return;if(!p.moving){if(Math.hypot(t.clientX-p.x,t.clientY-p.y)<ee)return;p.moving=!0,e.setPointerCapture(t.pointerId)}let i=S(c,p.step,j(t.clientX,t.clientY,p.step));(String(i)!==String(c)||!e.classList.contains("dragged"))&&(c=i,w())});let Y=()=>{if(!p)return;let{step:t,moving:i,before:f}=p;p=null,i&&(w(),String(f)!==String(c)&&M(t))};e.addEventListener("pointerup",Y),e.addEventListener("pointercancel",()=>{p&&(c=p.before),p=null,w()});function j(t,i,f){let s=r.box.getBoundingClientRect(),m=t>=s.left&&t<=s.right&&i>=s.top&&i<=s.bottom,h=[...n.list.querySelectorAll(".step")].map(u=>{let{top:k,bottom:G}=u.getBoundingClientRect();return{step:Number(u.dataset.step),top:k,bottom:G}});return m?null:T(h,f,i)}return e.addEventListener("keydown",t=>{let i=t.target;if(!i.classList.contains("step"))return;let f=Number(i.dataset.step),s=c.indexOf(f),m={ArrowUp:s-1,ArrowDown:s+1,Enter:s<0?c.length:null,Delete:null},h=t.key===" "?"Enter":t.key;if(!(h in m)||s<0&&h!=="Enter")return;t.preventDefault();let u=m[h];u!==null&&(u<0||u>c.length-(s<0?0:1))||x(f,u)}),{update(t,i){F(e),L=m=>i.setStateValue("moved",m);let f=JSON.stringify(t);if(f===y)return;y||(b=t.heard),y=f,a=t,a.heard===b&&!p&&(c=a.order),JSON.stringify([a.steps,a.wrong,a.right,a.words,c])!==E&&d()},stop:()=>e.remove()}});function X(o,e){let n=o.appendChild(g("section",e)),r=n.appendChild(g("h3")),l=n.appendChild(g("ol")),d=n.appendChild(g("p","hint"));return{box:n,title:r,list:l,hint:d}}export{ke as default};
