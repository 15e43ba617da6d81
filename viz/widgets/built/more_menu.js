function d(e,t="",r=""){let n=document.createElement(e);return t&&(n.className=t),r!==""&&(n.textContent=String(r)),n}function y(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function g(e,t=""){let r=new URL(e,location.href),n=new URL(location.href).searchParams.get("lang");return n&&r.searchParams.set("lang",n),t&&r.searchParams.set("s",t),r.href}function b(e){e.addEventListener("click",t=>{t.ctrlKey||t.metaKey||t.shiftKey||t.altKey||t.button||(t.preventDefault(),z(e.href))})}function z(e){history.pushState({},"",e),window.dispatchEvent(new PopStateEvent("popstate",{state:{}}))}function v(e,t){let r=e.map(a=>{let o=new CSSStyleSheet;return o.replaceSync(a),o}),n=new WeakMap;return a=>{let o=a.parentElement,i=n.get(o);i||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...r],i=t(o),n.set(o,i));let s=i;return s.update(a.data,a),()=>{s.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(c=>!r.includes(c)),n.delete(o)}}}function S(e){try{return localStorage.getItem(e)}catch{return}}function k(e,t){try{return t===null?localStorage.removeItem(e):localStorage.setItem(e,t),!0}catch{return!1}}var x="cotangent.recent",I=30,T=6e4,K=6e5,R=80,_=.5,E=String(Math.random()),L="";function u(){let e=S(x);if(e===void 0)return null;try{let t=JSON.parse(e??"[]");return Array.isArray(t)?t.filter(D):[]}catch{return[]}}function m(e){k(x,e.length?JSON.stringify(e):null)}function C(e){let t=JSON.stringify(e??null);if(!e||t===L)return;L=t;let r=u();r&&m(G(r,e,{id:`${Date.now()}-${E}`,sitting:E,at:Date.now()}))}function D(e){return e&&["id","page","link","title","text","sitting"].every(r=>typeof e[r]=="string")&&Number.isFinite(e.at)}function G(e,t,{id:r,sitting:n,at:a}){if(t.link.length>T)return e;let o=e.find(l=>l.page===t.page&&l.text===t.text),[i]=e,s=i&&i.page===t.page&&i.sitting===n&&!i.name&&H(i.text,t.text),c=o??(s?i:void 0),f={...t,id:c?.id??r,sitting:n,at:a,...c?.name?{name:c.name}:{}};return B([f,...e.filter(l=>l!==c)])}function B(e){let t=0;return e.slice(0,I).filter(r=>(t+=r.link.length+r.text.length,t<=K))}function H(e,t){let[r,n]=[e,t].map(s=>s.replace(/^\s*(import|from)\b.*$/gm,"").trim()),a=Math.min(r.length,n.length),o=0;for(;o<a&&r[o]===n[o];)o+=1;let i=0;for(;i<a-o&&r[r.length-1-i]===n[n.length-1-i];)i+=1;return o+i>=_*a&&a>0}function A(e,t,r){let n=r.trim().slice(0,R);return e.map(({name:a,...o})=>o.id!==t?a?{...o,name:a}:o:n&&n!==o.title?{...o,name:n}:o)}function N(e,t){return e.filter(r=>r.id!==t)}function O(e){return e.key===x||e.key===null}var P=`.more {
  font-family: var(--st-font);
  color: var(--st-text-color);
}
.open {
  font: inherit;
  font-weight: 700;
  width: 2.5rem;
  height: 2.5rem;
  color: inherit;
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  cursor: pointer;
}
.open:hover,
.open[aria-expanded="true"] {
  color: var(--st-primary-color);
  border-color: var(--st-primary-color);
}
:is(button, a, input):focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 1px;
}
.menu {
  position: fixed;
  inset: auto;
  margin: 0;
  box-sizing: border-box;
  width: min(23rem, calc(100vw - 16px));
  padding: 0.6rem;
  overflow-y: auto;
  font-size: 0.93rem;
  color: inherit;
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  box-shadow: 0 6px 24px rgb(0 0 0 / 22%);
}
h2 {
  margin: 0.2rem 0.5rem;
  font-size: 0.93rem;
}
p {
  margin: 0.3rem 0.5rem;
  font-size: 0.84rem;
  opacity: 0.8;
}
hr {
  margin: 0.5rem 0;
  border: 0;
  border-top: 1px solid var(--st-border-color);
}
ul {
  margin: 0;
  padding: 0;
  max-height: 15rem;
  overflow-y: auto;
  list-style: none;
}
li {
  display: flex;
  align-items: center;
}
a {
  color: inherit;
  text-decoration: none;
}
.entry {
  flex: 1 1 0;
  min-width: 0;
  padding: 0.3rem 0.5rem;
  border-radius: 0.4rem;
}
.entry b,
.entry span {
  display: block;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.entry b {
  font-weight: 600;
}
.entry span {
  font-size: 0.8rem;
  opacity: 0.8;
}
.item {
  display: block;
  box-sizing: border-box;
  width: 100%;
  padding: 0.45rem 0.5rem;
  border-radius: 0.4rem;
}
:is(.item, .tool, .small) {
  font: inherit;
  color: inherit;
  text-align: left;
  background: none;
  border: 0;
  cursor: pointer;
}
.tool {
  flex: none;
  width: 2.2rem;
  height: 2.2rem;
  text-align: center;
  border-radius: 0.4rem;
}
.small {
  padding: 0.2rem 0.5rem;
  font-size: 0.84rem;
  text-decoration: underline;
}
.small.sure {
  color: var(--st-red-text-color);
  font-weight: 600;
}
:is(.entry, .item, .tool):hover {
  background: var(--st-secondary-background-color);
}
input {
  flex: 1 1 0;
  min-width: 0;
  font: inherit;
  color: inherit;
  padding: 0.5rem;
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: 0.4rem;
}
`;var $=4,lt=v([P],e=>{let t=e.appendChild(d("div","more")),r=t.appendChild(d("button","open","⋯")),n=t.appendChild(d("div","menu"));n.popover="auto";let a={box:t,button:r,menu:n,data:null};r.addEventListener("click",()=>n.togglePopover()),n.addEventListener("toggle",i=>{let s=i.newState==="open";r.setAttribute("aria-expanded",String(s)),s&&p(a)});let o=i=>O(i)&&n.matches(":popover-open")&&p(a);return window.addEventListener("storage",o),{update(i){a.data=i,r.setAttribute("aria-label",i.words.more),r.title=i.words.more,r.setAttribute("aria-haspopup","true"),r.setAttribute("aria-expanded",String(n.matches(":popover-open"))),C(i.seen),n.matches(":popover-open")&&p(a)},stop(){window.removeEventListener("storage",o),t.remove()}}});function p(e){let{menu:t,data:r}=e;t.replaceChildren(W(e),q(),...U(e)),j(e),t.setAttribute("aria-label",r.words.more)}function j({button:e,menu:t}){let{right:r,bottom:n}=e.getBoundingClientRect(),a=t.getBoundingClientRect().width;t.style.left=`${Math.max(8,Math.min(r,innerWidth-8)-a)}px`,t.style.top=`${n+$}px`,t.style.maxHeight=`${innerHeight-n-3*$}px`}function q(){return d("hr")}function U(e){let{words:t,links:r}=e.data,n=(a,o)=>{let i=d("button","item",a);return i.addEventListener("click",()=>{e.menu.hidePopover(),y(o)}),i};return[n(t.tour,"tour"),n(t.keys,"keys"),...r.map(({title:a,page:o,link:i})=>{let s=d("a","item",a);return s.href=g(o,i),b(s),s.addEventListener("click",()=>e.menu.hidePopover()),s})]}function W(e){let{words:t}=e.data,r=d("section");r.append(d("h2","",t.recent));let n=u();if(!n?.length)return r.append(d("p","",n?t.none:t.refused)),r;let a=r.appendChild(d("ul"));for(let o of n)a.append(F(e,o));if(r.append(d("p","",t.kept)),n.length>1){let o=r.appendChild(d("button","small",t.forget_all));o.addEventListener("click",()=>{if(!o.classList.contains("sure")){o.classList.add("sure"),o.textContent=t.sure;return}m([]),p(e),e.menu.querySelector("button, a")?.focus()})}return r}function F(e,t){let{words:r,pages:n,language:a}=e.data,o=t.name??t.title,i=d("li"),s=i.appendChild(d("a","entry"));s.href=g(t.page,t.link),b(s),s.addEventListener("click",()=>e.menu.hidePopover());let c=new Date(t.at).toLocaleString(a,{dateStyle:"short",timeStyle:"short"});s.append(d("b","",o),d("span","",`${n[t.page]??t.page} · ${c}`));let f=(l,w,M)=>{let h=i.appendChild(d("button","tool",l));h.setAttribute("aria-label",w.replace("{name}",o)),h.title=w.replace("{name}",o),h.addEventListener("click",M)};return f("✎",r.rename,()=>V(e,i,t)),f("×",r.forget,()=>{m(N(u()??[],t.id)),p(e),e.menu.querySelector("button, a")?.focus()}),i}function V(e,t,r){let n=d("input");n.value=r.name??r.title,n.maxLength=80,n.setAttribute("aria-label",e.data.words.name);let a=!1,o=i=>{a||(a=!0,i&&m(A(u()??[],r.id,n.value)),p(e))};n.addEventListener("keydown",i=>{i.stopPropagation(),i.key==="Enter"&&o(!0),i.key==="Escape"&&(i.preventDefault(),o(!1))}),n.addEventListener("blur",()=>o(!0)),t.replaceChildren(n),n.focus(),n.select()}export{lt as default};
