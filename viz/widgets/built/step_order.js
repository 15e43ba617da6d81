function k(s,e,r){let n=s.filter(o=>o!==e);if(r===null)return n;let c=Math.max(0,Math.min(r,n.length));return[...n.slice(0,c),e,...n.slice(c)]}function M(s,e,r){return s.filter(n=>n.step!==e&&(n.top+n.bottom)/2<r).length}var X="http://www.w3.org/2000/svg";function u(s,e="",r=""){let n=document.createElement(s);return e&&(n.className=e),r!==""&&(n.textContent=String(r)),n}function A(s,e={},r=""){let n=document.createElementNS(X,s);for(let[c,o]of Object.entries(e))n.setAttribute(c,String(o));return r&&n.setAttribute("class",r),n}function N(s){let e=A("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(A("path",{d:s})),e}function O(s,e){let r=s.map(c=>{let o=new CSSStyleSheet;return o.replaceSync(c),o}),n=new WeakMap;return c=>{let o=c.parentElement,l=n.get(o);l||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...r],l=e(o),n.set(o,l));let h=l;return h.update(c.data,c),()=>{h.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(x=>!r.includes(x)),n.delete(o)}}}var B=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function j(s){let e=document.createElement("i");e.style.background="var(--st-background-color)",s.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),G(r)}function G(s){let[e=255,r=255,n=255]=(s.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*n<128}function D(s){let e=j(s);return s.classList.toggle("dark",e),e}var S=null;async function T(s,e){let r=await import("./katex.js");r.useFormulas(s),S=r.formula,e()}function z(s,e,r=""){let n=u(e,r);return n.append(...s.map($)),n}function $(s){if(typeof s=="string")return s;let[e,r,n=""]=s,c=e==="m"&&S?S(r):u(e==="t"?"span":"code","",r);return n&&c.classList.add(n),c}var q=`.steps {
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
`;var P={up:"M8 13V3.5M4 7.5l4-4 4 4",down:"M8 3v9.5M4 8.5l4 4 4-4",out:"M4 4l8 8M12 4l-8 8",in:"M8 3v10M3 8h10"},U=4,de=O([B,q],s=>{let e=s.appendChild(u("div","steps themed")),r=F(e,"taken"),n=F(e,"waiting"),c=e.appendChild(u("div","unseen"));c.setAttribute("aria-live","polite");let o,l=[],h=0,x="",C=t=>{},p=null;T(s,()=>o&&b());function b(){let t=s.activeElement,a=t?.dataset.spot,d=t?.closest(".step")?.dataset.step,i=o.steps.map(f=>f.step).filter(f=>!l.includes(f));if(r.list.replaceChildren(...l.map((f,y)=>E(f,y))),n.list.replaceChildren(...i.map(f=>E(f,null))),r.hint.textContent=l.length?"":o.words.empty,r.title.textContent=o.words.taken,n.title.textContent=i.length?o.words.waiting:"",e.classList.toggle("right",o.right),e.classList.toggle("dragged",!!p?.moving),!d)return;let g=e.querySelector(`.step[data-step="${d}"]`);(g?.querySelector(`[data-spot="${a}"]:not(:disabled)`)??g)?.focus()}function E(t,a){let{pieces:d}=o.steps.find(f=>f.step===t),i=u("li","step");i.dataset.step=String(t),i.tabIndex=0,i.classList.toggle("wrong",t===o.wrong),i.classList.toggle("held",!!p?.moving&&p?.step===t);let g=i.appendChild(u("span","grip",a===null?"":a+1));g.title=o.words.drag,i.append(z(d,"span","text"));let m=i.appendChild(u("span","buttons"));return a===null?m.append(v("in",!1,()=>w(t,l.length))):m.append(v("up",a===0,()=>w(t,a-1)),v("down",a===l.length-1,()=>w(t,a+1)),v("out",!1,()=>w(t,null))),i}function v(t,a,d){let i=u("button");return i.type="button",i.disabled=a,i.title=o.words[t],i.setAttribute("aria-label",o.words[t]),i.dataset.spot=t,i.append(N(P[t])),i.addEventListener("click",d),i}function w(t,a){l=k(l,t,a),b(),L(t)}function L(t){h+=1,C({order:l,change:h});let a=l.indexOf(t);c.textContent=a<0?o.words.gone:o.words.stands.replace("{place}",String(a+1)).replace("{count}",String(l.length))}e.addEventListener("pointerdown",t=>{let a=t.target,d=a.closest(".step");!d||a.closest("button")||t.pointerType==="touch"&&!a.closest(".grip")||t.button===0&&(p={step:Number(d.dataset.step),x:t.clientX,y:t.clientY,moving:!1,before:l})}),e.addEventListener("pointermove",t=>{if(!p)return;if(!p.moving){if(Math.hypot(t.clientX-p.x,t.clientY-p.y)<U)return;p.moving=!0,e.setPointerCapture(t.pointerId)}let a=k(l,p.step,R(t.clientX,t.clientY,p.step));(String(a)!==String(l)||!e.classList.contains("dragged"))&&(l=a,b())});let I=()=>{if(!p)return;let{step:t,moving:a,before:d}=p;p=null,a&&(b(),String(d)!==String(l)&&L(t))};e.addEventListener("pointerup",I),e.addEventListener("pointercancel",()=>{p&&(l=p.before),p=null,b()});function R(t,a,d){let i=n.box.getBoundingClientRect(),g=t>=i.left&&t<=i.right&&a>=i.top&&a<=i.bottom,m=[...r.list.querySelectorAll(".step")].map(f=>{let{top:y,bottom:V}=f.getBoundingClientRect();return{step:Number(f.dataset.step),top:y,bottom:V}});return g?null:M(m,d,a)}return e.addEventListener("keydown",t=>{let a=t.target;if(!a.classList.contains("step"))return;let d=Number(a.dataset.step),i=l.indexOf(d),g={ArrowUp:i-1,ArrowDown:i+1,Enter:i<0?l.length:null,Delete:null},m=t.key===" "?"Enter":t.key;if(!(m in g)||i<0&&m!=="Enter")return;t.preventDefault();let f=g[m];f!==null&&(f<0||f>l.length-(i<0?0:1))||w(d,f)}),{update(t,a){D(e),C=i=>a.setStateValue("moved",i);let d=JSON.stringify(t);d!==x&&(x=d,o=t,o.heard===h&&!p&&(l=o.order),b())},stop:()=>e.remove()}});function F(s,e){let r=s.appendChild(u("section",e)),n=r.appendChild(u("h3")),c=r.appendChild(u("ol")),o=r.appendChild(u("p","hint"));return{box:r,title:n,list:c,hint:o}}export{de as default};
