function k(a,e,n){let o=a.filter(r=>r!==e);if(n===null)return o;let c=Math.max(0,Math.min(n,o.length));return[...o.slice(0,c),e,...o.slice(c)]}function A(a,e,n){return a.filter(o=>o.step!==e&&(o.top+o.bottom)/2<n).length}var X="http://www.w3.org/2000/svg";function u(a,e="",n=""){let o=document.createElement(a);return e&&(o.className=e),n!==""&&(o.textContent=String(n)),o}function N(a,e={},n=""){let o=document.createElementNS(X,a);for(let[c,r]of Object.entries(e))o.setAttribute(c,String(r));return n&&o.setAttribute("class",n),o}function O(a){let e=N("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(N("path",{d:a})),e}function B(a,e){let n=a.map(c=>{let r=new CSSStyleSheet;return r.replaceSync(c),r}),o=new WeakMap;return c=>{let r=c.parentElement,l=o.get(r);l||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],l=e(r),o.set(r,l));let h=l;return h.update(c.data,c),()=>{h.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(x=>!n.includes(x)),o.delete(r)}}}var D=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function j(a){let e=document.createElement("i");e.style.background="var(--st-background-color)",a.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),G(n)}function G(a){let[e=255,n=255,o=255]=(a.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*o<128}function T(a){let e=j(a);return a.classList.toggle("dark",e),e}var S=null;async function z(a,e){let n=await import("./katex.js");n.useFormulas(a),S=n.formula,e()}function q(a,e,n=""){let o=u(e,n);return o.append(...a.map($)),o}function $(a){if(typeof a=="string")return a;let[e,n,o=""]=a,c=e==="m"&&S?S(n):u(e==="t"?"span":"code","",n);return o&&c.classList.add(o),c}var F=`.steps {
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
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
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
`;var U={up:"M8 13V3.5M4 7.5l4-4 4 4",down:"M8 3v9.5M4 8.5l4 4 4-4",out:"M4 4l8 8M12 4l-8 8",in:"M8 3v10M3 8h10"},W=4,ce=B([D,F],a=>{let e=a.appendChild(u("div","steps themed")),n=I(e,"taken"),o=I(e,"waiting"),c=e.appendChild(u("div","unseen"));c.setAttribute("aria-live","polite");let r,l=[],h=0,x="",C="",E=t=>{},p=null;z(a,()=>r&&b());function b(){C=JSON.stringify([r.steps,r.wrong,r.right,r.words,l]);let t=a.activeElement,i=t?.dataset.spot,d=t?.closest(".step")?.dataset.step,s=r.steps.map(f=>f.step).filter(f=>!l.includes(f));if(n.list.replaceChildren(...l.map((f,y)=>L(f,y))),o.list.replaceChildren(...s.map(f=>L(f,null))),n.hint.textContent=l.length?"":r.words.empty,n.title.textContent=r.words.taken,o.title.textContent=s.length?r.words.waiting:"",e.classList.toggle("right",r.right),e.classList.toggle("dragged",!!p?.moving),!d)return;let g=e.querySelector(`.step[data-step="${d}"]`);(g?.querySelector(`[data-spot="${i}"]:not(:disabled)`)??g)?.focus()}function L(t,i){let{pieces:d}=r.steps.find(f=>f.step===t),s=u("li","step");s.dataset.step=String(t),s.tabIndex=0,s.classList.toggle("wrong",t===r.wrong),s.classList.toggle("held",!!p?.moving&&p?.step===t);let g=s.appendChild(u("span","grip",i===null?"":i+1));g.title=r.words.drag,s.append(q(d,"span","text"));let m=s.appendChild(u("span","buttons"));return i===null?m.append(v("in",!1,()=>w(t,l.length))):m.append(v("up",i===0,()=>w(t,i-1)),v("down",i===l.length-1,()=>w(t,i+1)),v("out",!1,()=>w(t,null))),s}function v(t,i,d){let s=u("button");return s.type="button",s.disabled=i,s.title=r.words[t],s.setAttribute("aria-label",r.words[t]),s.dataset.spot=t,s.append(O(U[t])),s.addEventListener("click",d),s}function w(t,i){l=k(l,t,i),b(),M(t)}function M(t){h+=1,E({order:l,change:h});let i=l.indexOf(t);c.textContent=i<0?r.words.gone:r.words.stands.replace("{place}",String(i+1)).replace("{count}",String(l.length))}e.addEventListener("pointerdown",t=>{let i=t.target,d=i.closest(".step");!d||i.closest("button")||t.pointerType==="touch"&&!i.closest(".grip")||t.button===0&&(p={step:Number(d.dataset.step),x:t.clientX,y:t.clientY,moving:!1,before:l})}),e.addEventListener("pointermove",t=>{if(!p)return;if(!p.moving){if(Math.hypot(t.clientX-p.x,t.clientY-p.y)<W)return;p.moving=!0,e.setPointerCapture(t.pointerId)}let i=k(l,p.step,R(t.clientX,t.clientY,p.step));(String(i)!==String(l)||!e.classList.contains("dragged"))&&(l=i,b())});let J=()=>{if(!p)return;let{step:t,moving:i,before:d}=p;p=null,i&&(b(),String(d)!==String(l)&&M(t))};e.addEventListener("pointerup",J),e.addEventListener("pointercancel",()=>{p&&(l=p.before),p=null,b()});function R(t,i,d){let s=o.box.getBoundingClientRect(),g=t>=s.left&&t<=s.right&&i>=s.top&&i<=s.bottom,m=[...n.list.querySelectorAll(".step")].map(f=>{let{top:y,bottom:V}=f.getBoundingClientRect();return{step:Number(f.dataset.step),top:y,bottom:V}});return g?null:A(m,d,i)}return e.addEventListener("keydown",t=>{let i=t.target;if(!i.classList.contains("step"))return;let d=Number(i.dataset.step),s=l.indexOf(d),g={ArrowUp:s-1,ArrowDown:s+1,Enter:s<0?l.length:null,Delete:null},m=t.key===" "?"Enter":t.key;if(!(m in g)||s<0&&m!=="Enter")return;t.preventDefault();let f=g[m];f!==null&&(f<0||f>l.length-(s<0?0:1))||w(d,f)}),{update(t,i){T(e),E=g=>i.setStateValue("moved",g);let d=JSON.stringify(t);if(d===x)return;x=d,r=t,r.heard===h&&!p&&(l=r.order),JSON.stringify([r.steps,r.wrong,r.right,r.words,l])!==C&&b()},stop:()=>e.remove()}});function I(a,e){let n=a.appendChild(u("section",e)),o=n.appendChild(u("h3")),c=n.appendChild(u("ol")),r=n.appendChild(u("p","hint"));return{box:n,title:o,list:c,hint:r}}export{ce as default};
