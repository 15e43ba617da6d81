function a(r,t="",o=""){let e=document.createElement(r);return t&&(e.className=t),o!==""&&(e.textContent=String(o)),e}function u(r,t){window.dispatchEvent(new CustomEvent(`cotangent:${r}`,{detail:t}))}function d(r){let t=Object.entries(r).map(([o,e])=>{let i=n=>e(n.detail);return window.addEventListener(`cotangent:${o}`,i),()=>window.removeEventListener(`cotangent:${o}`,i)});return()=>{for(let o of t)o()}}function p(r){let{setStateValue:t,setTriggerValue:o}=r;return{...r,setStateValue:(...e)=>l(()=>t(...e)),setTriggerValue:(...e)=>l(()=>o(...e))}}function l(r){let t=window.setTimeout,o=(e,i=0,...n)=>i>0||typeof e!="function"?t(e,i,...n):(queueMicrotask(()=>e(...n)),0);window.setTimeout=o;try{return r()}finally{window.setTimeout=t}}function f(r,t){let o=r.map(i=>{let n=new CSSStyleSheet;return n.replaceSync(i),n}),e=new WeakMap;return i=>{let n=i.parentElement,s=e.get(n);s||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...o],s=t(n),e.set(n,s));let c=s;return c.update(i.data,p(i)),()=>{c.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(S=>!o.includes(S)),e.delete(n)}}}function m(r){try{return localStorage.getItem(r)}catch{return}}function h(r,t){try{return t===null?localStorage.removeItem(r):localStorage.setItem(r,t),!0}catch{return!1}}var g="cotangent.tour";function w(){return m(g)!==null}function x(){h(g,"seen")}var v=`.offer {
  display: flex;
  flex-wrap: wrap;
  gap: 0.4rem 0.8rem;
  align-items: center;
  font-family: var(--st-font);
  font-size: 0.93rem;
  color: var(--st-text-color);
}
.offer[hidden] {
  display: none;
}
.offer span {
  flex-basis: 100%;
}
button {
  font: inherit;
  min-height: 2.1rem;
  padding: 0.2rem 0.4rem;
  color: inherit;
  background: none;
  border: 1px solid transparent;
  border-radius: 0.4rem;
  cursor: pointer;
}
button.start {
  padding: 0.2rem 0.7rem;
  color: var(--st-primary-color);
  border-color: var(--st-primary-color);
}
button:focus-visible {
  outline: 2px solid var(--st-primary-color);
}
`;var q=f([v],r=>{let t=r.appendChild(a("div","offer"));t.hidden=!0;let o=t.appendChild(a("span")),e=t.appendChild(a("button","start")),i=t.appendChild(a("button"));e.addEventListener("click",()=>u("tour")),i.addEventListener("click",()=>{x(),t.hidden=!0});let n=d({tour:()=>{t.hidden=!0}});return{update({words:s}){o.textContent=s.new_here,e.textContent=s.tour,i.textContent=s.no,t.hidden=w()},stop(){n(),t.remove()}}});export{q as default};
