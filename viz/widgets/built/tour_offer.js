function s(i,t="",n=""){let r=document.createElement(i);return t&&(r.className=t),n!==""&&(r.textContent=String(n)),r}function d(i,t){window.dispatchEvent(new CustomEvent(`cotangent:${i}`,{detail:t}))}function p(i){let t=Object.entries(i).map(([n,r])=>{let o=e=>r(e.detail);return window.addEventListener(`cotangent:${n}`,o),()=>window.removeEventListener(`cotangent:${n}`,o)});return()=>{for(let n of t)n()}}function l(i,t){let n=i.map(o=>{let e=new CSSStyleSheet;return e.replaceSync(o),e}),r=new WeakMap;return o=>{let e=o.parentElement,a=r.get(e);a||(e.adoptedStyleSheets=[...e.adoptedStyleSheets,...n],a=t(e),r.set(e,a));let c=a;return c.update(o.data,o),()=>{c.stop(),e.adoptedStyleSheets=e.adoptedStyleSheets.filter(g=>!n.includes(g)),r.delete(e)}}}var u="cotangent.tour";function m(){try{return localStorage.getItem(u)!==null}catch{return!0}}function f(){try{localStorage.setItem(u,"seen")}catch{}}var h=`.offer {
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
`;var $=l([h],i=>{let t=i.appendChild(s("div","offer"));t.hidden=!0;let n=t.appendChild(s("span")),r=t.appendChild(s("button","start")),o=t.appendChild(s("button"));r.addEventListener("click",()=>d("tour")),o.addEventListener("click",()=>{f(),t.hidden=!0});let e=p({tour:()=>{t.hidden=!0}});return{update({words:a}){n.textContent=a.new_here,r.textContent=a.tour,o.textContent=a.no,t.hidden=m()},stop(){e(),t.remove()}}});export{$ as default};
