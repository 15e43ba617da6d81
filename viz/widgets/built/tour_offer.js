function a(r,e="",n=""){let o=document.createElement(r);return e&&(o.className=e),n!==""&&(o.textContent=String(n)),o}function d(r,e){window.dispatchEvent(new CustomEvent(`cotangent:${r}`,{detail:e}))}function u(r){let e=Object.entries(r).map(([n,o])=>{let i=t=>o(t.detail);return window.addEventListener(`cotangent:${n}`,i),()=>window.removeEventListener(`cotangent:${n}`,i)});return()=>{for(let n of e)n()}}function p(r,e){let n=r.map(i=>{let t=new CSSStyleSheet;return t.replaceSync(i),t}),o=new WeakMap;return i=>{let t=i.parentElement,s=o.get(t);s||(t.adoptedStyleSheets=[...t.adoptedStyleSheets,...n],s=e(t),o.set(t,s));let c=s;return c.update(i.data,i),()=>{c.stop(),t.adoptedStyleSheets=t.adoptedStyleSheets.filter(v=>!n.includes(v)),o.delete(t)}}}function l(r){try{return localStorage.getItem(r)}catch{return}}function f(r,e){try{return e===null?localStorage.removeItem(r):localStorage.setItem(r,e),!0}catch{return!1}}var m="cotangent.tour";function h(){return l(m)!==null}function g(){f(m,"seen")}var x=`.offer {
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
`;var N=p([x],r=>{let e=r.appendChild(a("div","offer"));e.hidden=!0;let n=e.appendChild(a("span")),o=e.appendChild(a("button","start")),i=e.appendChild(a("button"));o.addEventListener("click",()=>d("tour")),i.addEventListener("click",()=>{g(),e.hidden=!0});let t=u({tour:()=>{e.hidden=!0}});return{update({words:s}){n.textContent=s.new_here,o.textContent=s.tour,i.textContent=s.no,e.hidden=h()},stop(){t(),e.remove()}}});export{N as default};
