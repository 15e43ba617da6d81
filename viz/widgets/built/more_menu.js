function c(e,t="",r=""){let n=document.createElement(e);return t&&(n.className=t),r!==""&&(n.textContent=String(r)),n}function y(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function g(e,t=""){let r=new URL(e,location.href),n=new URL(location.href).searchParams.get("lang");return n&&r.searchParams.set("lang",n),t&&r.searchParams.set("s",t),r.href}function b(e){e.addEventListener("click",t=>{t.ctrlKey||t.metaKey||t.shiftKey||t.altKey||t.button||(t.preventDefault(),I(e.href))})}function I(e){history.pushState({},"",e),window.dispatchEvent(new PopStateEvent("popstate",{state:{}}))}function S(e){let{setStateValue:t,setTriggerValue:r}=e;return{...e,setStateValue:(...n)=>v(()=>t(...n)),setTriggerValue:(...n)=>v(()=>r(...n))}}function v(e){let t=window.setTimeout,r=(n,a=0,...o)=>a>0||typeof n!="function"?t(n,a,...o):(queueMicrotask(()=>n(...o)),0);window.setTimeout=r;try{return e()}finally{window.setTimeout=t}}function k(e,t){let r=e.map(a=>{let o=new CSSStyleSheet;return o.replaceSync(a),o}),n=new WeakMap;return a=>{let o=a.parentElement,i=n.get(o);i||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...r],i=t(o),n.set(o,i));let s=i;return s.update(a.data,S(a)),()=>{s.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(d=>!r.includes(d)),n.delete(o)}}}function E(e){try{return localStorage.getItem(e)}catch{return}}function L(e,t){try{return t===null?localStorage.removeItem(e):localStorage.setItem(e,t),!0}catch{return!1}}var x="cotangent.recent",K=30,R=6e4,_=6e5,D=80,G=.5,A=String(Math.random()),C="";function p(){let e=E(x);if(e===void 0)return null;try{let t=JSON.parse(e??"[]");return Array.isArray(t)?t.filter(V):[]}catch{return[]}}function m(e){L(x,e.length?JSON.stringify(e):null)}function O(e){let t=JSON.stringify(e??null);if(!e||t===C)return;C=t;let r=p();r&&m(q(r,e,{id:`${Date.now()}-${A}`,sitting:A,at:Date.now()}))}function V(e){return e&&["id","page","link","title","text","sitting"].every(r=>typeof e[r]=="string")&&Number.isFinite(e.at)}function q(e,t,{id:r,sitting:n,at:a}){if(t.link.length>R)return e;let o=e.find(l=>l.page===t.page&&l.text===t.text),[i]=e,s=i&&i.page===t.page&&i.sitting===n&&!i.name&&H(i.text,t.text),d=o??(s?i:void 0),f={...t,id:d?.id??r,sitting:n,at:a,...d?.name?{name:d.name}:{}};return B([f,...e.filter(l=>l!==d)])}function B(e){let t=0;return e.slice(0,K).filter(r=>(t+=r.link.length+r.text.length,t<=_))}function H(e,t){let[r,n]=[e,t].map(s=>s.replace(/^\s*(import|from)\b.*$/gm,"").trim()),a=Math.min(r.length,n.length),o=0;for(;o<a&&r[o]===n[o];)o+=1;let i=0;for(;i<a-o&&r[r.length-1-i]===n[n.length-1-i];)i+=1;return o+i>=G*a&&a>0}function T(e,t,r){let n=r.trim().slice(0,D);return e.map(({name:a,...o})=>o.id!==t?a?{...o,name:a}:o:n&&n!==o.title?{...o,name:n}:o)}function N(e,t){return e.filter(r=>r.id!==t)}function P(e){return e.key===x||e.key===null}var $=`.more {
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
`;var M=4,ft=k([$],e=>{let t=e.appendChild(c("div","more")),r=t.appendChild(c("button","open","⋯")),n=t.appendChild(c("div","menu"));n.popover="auto";let a={box:t,button:r,menu:n,data:null};r.addEventListener("click",()=>n.togglePopover()),n.addEventListener("toggle",i=>{let s=i.newState==="open";r.setAttribute("aria-expanded",String(s)),s&&u(a)});let o=i=>P(i)&&n.matches(":popover-open")&&u(a);return window.addEventListener("storage",o),{update(i){a.data=i,r.setAttribute("aria-label",i.words.more),r.title=i.words.more,r.setAttribute("aria-haspopup","true"),r.setAttribute("aria-expanded",String(n.matches(":popover-open"))),O(i.seen),n.matches(":popover-open")&&u(a)},stop(){window.removeEventListener("storage",o),t.remove()}}});function u(e){let{menu:t,data:r}=e;t.replaceChildren(F(e),U(),...W(e)),j(e),t.setAttribute("aria-label",r.words.more)}function j({button:e,menu:t}){let{right:r,bottom:n}=e.getBoundingClientRect(),a=t.getBoundingClientRect().width;t.style.left=`${Math.max(8,Math.min(r,innerWidth-8)-a)}px`,t.style.top=`${n+M}px`,t.style.maxHeight=`${innerHeight-n-3*M}px`}function U(){return c("hr")}function W(e){let{words:t,links:r}=e.data,n=(a,o)=>{let i=c("button","item",a);return i.addEventListener("click",()=>{e.menu.hidePopover(),y(o)}),i};return[n(t.tour,"tour"),n(t.keys,"keys"),...r.map(({title:a,page:o,link:i})=>{let s=c("a","item",a);return s.href=g(o,i),b(s),s.addEventListener("click",()=>e.menu.hidePopover()),s})]}function F(e){let{words:t}=e.data,r=c("section");r.append(c("h2","",t.recent));let n=p();if(!n?.length)return r.append(c("p","",n?t.none:t.refused)),r;let a=r.appendChild(c("ul"));for(let o of n)a.append(Q(e,o));if(r.append(c("p","",t.kept)),n.length>1){let o=r.appendChild(c("button","small",t.forget_all));o.addEventListener("click",()=>{if(!o.classList.contains("sure")){o.classList.add("sure"),o.textContent=t.sure;return}m([]),u(e),e.menu.querySelector("button, a")?.focus()})}return r}function Q(e,t){let{words:r,pages:n,language:a}=e.data,o=t.name??t.title,i=c("li"),s=i.appendChild(c("a","entry"));s.href=g(t.page,t.link),b(s),s.addEventListener("click",()=>e.menu.hidePopover());let d=new Date(t.at).toLocaleString(a,{dateStyle:"short",timeStyle:"short"});s.append(c("b","",o),c("span","",`${n[t.page]??t.page} · ${d}`));let f=(l,w,z)=>{let h=i.appendChild(c("button","tool",l));h.setAttribute("aria-label",w.replace("{name}",o)),h.title=w.replace("{name}",o),h.addEventListener("click",z)};return f("✎",r.rename,()=>X(e,i,t)),f("×",r.forget,()=>{m(N(p()??[],t.id)),u(e),e.menu.querySelector("button, a")?.focus()}),i}function X(e,t,r){let n=c("input");n.value=r.name??r.title,n.maxLength=80,n.setAttribute("aria-label",e.data.words.name);let a=!1,o=i=>{a||(a=!0,i&&m(T(p()??[],r.id,n.value)),u(e))};n.addEventListener("keydown",i=>{i.stopPropagation(),i.key==="Enter"&&o(!0),i.key==="Escape"&&(i.preventDefault(),o(!1))}),n.addEventListener("blur",()=>o(!0)),t.replaceChildren(n),n.focus(),n.select()}export{ft as default};
