function d(e,t="",r=""){let n=document.createElement(e);return t&&(n.className=t),r!==""&&(n.textContent=String(r)),n}function y(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function b(e,t=""){let r=new URL(e,location.href),n=new URL(location.href).searchParams.get("lang");return n&&r.searchParams.set("lang",n),t&&r.searchParams.set("s",t),r.href}function x(e){e.addEventListener("click",t=>{t.ctrlKey||t.metaKey||t.shiftKey||t.altKey||t.button||(t.preventDefault(),T(e.href))})}function T(e){history.pushState({},"",e),window.dispatchEvent(new PopStateEvent("popstate",{state:{}}))}function S(e,t){let r=e.map(i=>{let o=new CSSStyleSheet;return o.replaceSync(i),o}),n=new WeakMap;return i=>{let o=i.parentElement,a=n.get(o);a||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...r],a=t(o),n.set(o,a));let s=a;return s.update(i.data,i),()=>{s.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(c=>!r.includes(c)),n.delete(o)}}}var h="cotangent.recent";function u(){try{let e=JSON.parse(localStorage.getItem(h)??"[]");return Array.isArray(e)?e.filter(M):[]}catch(e){return e instanceof SyntaxError?[]:null}}function m(e){try{return e.length?localStorage.setItem(h,JSON.stringify(e)):localStorage.removeItem(h),!0}catch{return!1}}function M(e){return e&&["id","page","link","title","text","sitting"].every(r=>typeof e[r]=="string")&&Number.isFinite(e.at)}function v(e,t,{id:r,sitting:n,at:i}){if(t.link.length>6e4)return e;let o=e.find(l=>l.page===t.page&&l.text===t.text),[a]=e,s=a&&a.page===t.page&&a.sitting===n&&!a.name&&$(a.text,t.text),c=o??(s?a:void 0),f={...t,id:c?.id??r,sitting:n,at:i,...c?.name?{name:c.name}:{}};return P([f,...e.filter(l=>l!==c)])}function P(e){let t=0;return e.slice(0,30).filter(r=>(t+=r.link.length+r.text.length,t<=6e5))}function $(e,t){let[r,n]=[e,t].map(s=>s.replace(/^\s*(import|from)\b.*$/gm,"").trim()),i=Math.min(r.length,n.length),o=0;for(;o<i&&r[o]===n[o];)o+=1;let a=0;for(;a<i-o&&r[r.length-1-a]===n[n.length-1-a];)a+=1;return o+a>=.5*i&&i>0}function E(e,t,r){let n=r.trim().slice(0,80);return e.map(({name:i,...o})=>o.id!==t?i?{...o,name:i}:o:n&&n!==o.title?{...o,name:n}:o)}function k(e,t){return e.filter(r=>r.id!==t)}function L(e){return e.key===h||e.key===null}var A=`.more {
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
`;var C=String(Math.random()),N=4,tt=S([A],e=>{let t=e.appendChild(d("div","more")),r=t.appendChild(d("button","open","⋯")),n=t.appendChild(d("div","menu"));n.popover="auto";let i={box:t,button:r,menu:n,data:null,noted:""};r.addEventListener("click",()=>n.togglePopover()),n.addEventListener("toggle",a=>{let s=a.newState==="open";r.setAttribute("aria-expanded",String(s)),s&&p(i)});let o=a=>L(a)&&n.matches(":popover-open")&&p(i);return window.addEventListener("storage",o),{update(a){i.data=a,r.setAttribute("aria-label",a.words.more),r.title=a.words.more,r.setAttribute("aria-haspopup","true"),r.setAttribute("aria-expanded",String(n.matches(":popover-open"))),_(i),n.matches(":popover-open")&&p(i)},stop(){window.removeEventListener("storage",o),t.remove()}}});function _(e){let{seen:t}=e.data,r=JSON.stringify(t);if(!t||r===e.noted)return;e.noted=r;let n=u();n&&m(v(n,t,{id:`${Date.now()}-${C}`,sitting:C,at:Date.now()}))}function p(e){let{menu:t,data:r}=e;t.replaceChildren(G(e),R(),...z(e)),K(e),t.setAttribute("aria-label",r.words.more)}function K({button:e,menu:t}){let{right:r,bottom:n}=e.getBoundingClientRect(),i=t.getBoundingClientRect().width;t.style.left=`${Math.max(8,Math.min(r,innerWidth-8)-i)}px`,t.style.top=`${n+N}px`,t.style.maxHeight=`${innerHeight-n-3*N}px`}function R(){return d("hr")}function z(e){let{words:t,links:r}=e.data,n=(i,o)=>{let a=d("button","item",i);return a.addEventListener("click",()=>{e.menu.hidePopover(),y(o)}),a};return[n(t.tour,"tour"),n(t.keys,"keys"),...r.map(({title:i,page:o,link:a})=>{let s=d("a","item",i);return s.href=b(o,a),x(s),s.addEventListener("click",()=>e.menu.hidePopover()),s})]}function G(e){let{words:t}=e.data,r=d("section");r.append(d("h2","",t.recent));let n=u();if(!n?.length)return r.append(d("p","",n?t.none:t.refused)),r;let i=r.appendChild(d("ul"));for(let o of n)i.append(D(e,o));if(r.append(d("p","",t.kept)),n.length>1){let o=r.appendChild(d("button","small",t.forget_all));o.addEventListener("click",()=>{if(!o.classList.contains("sure")){o.classList.add("sure"),o.textContent=t.sure;return}m([]),p(e),e.menu.querySelector("button, a")?.focus()})}return r}function D(e,t){let{words:r,pages:n,language:i}=e.data,o=t.name??t.title,a=d("li"),s=a.appendChild(d("a","entry"));s.href=b(t.page,t.link),x(s),s.addEventListener("click",()=>e.menu.hidePopover());let c=new Date(t.at).toLocaleString(i,{dateStyle:"short",timeStyle:"short"});s.append(d("b","",o),d("span","",`${n[t.page]??t.page} · ${c}`));let f=(l,w,O)=>{let g=a.appendChild(d("button","tool",l));g.setAttribute("aria-label",w.replace("{name}",o)),g.title=w.replace("{name}",o),g.addEventListener("click",O)};return f("✎",r.rename,()=>H(e,a,t)),f("×",r.forget,()=>{m(k(u()??[],t.id)),p(e),e.menu.querySelector("button, a")?.focus()}),a}function H(e,t,r){let n=d("input");n.value=r.name??r.title,n.maxLength=80,n.setAttribute("aria-label",e.data.words.name);let i=!1,o=a=>{i||(i=!0,a&&m(E(u()??[],r.id,n.value)),p(e))};n.addEventListener("keydown",a=>{a.stopPropagation(),a.key==="Enter"&&o(!0),a.key==="Escape"&&(a.preventDefault(),o(!1))}),n.addEventListener("blur",()=>o(!0)),t.replaceChildren(n),n.focus(),n.select()}export{tt as default};
