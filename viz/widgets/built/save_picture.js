function l(n,t="",e=""){let o=document.createElement(n);return t&&(o.className=t),e!==""&&(o.textContent=String(e)),o}function m(n){let t=n.getContext("2d");if(!t)throw new Error("this browser draws on no canvas");return t}function g(n,t){let e=n.map(s=>{let r=new CSSStyleSheet;return r.replaceSync(s),r}),o=new WeakMap;return s=>{let r=s.parentElement,i=o.get(r);i||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...e],i=t(r),o.set(r,i));let a=i;return a.update(s.data,s),()=>{a.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(c=>!e.includes(c)),o.delete(r)}}}var k=2,A=16e3,E=1e4,R=["fill","fill-opacity","stroke","stroke-width","stroke-opacity","stroke-dasharray","stroke-linecap","stroke-linejoin","opacity","visibility","display","paint-order","marker-start","marker-end","transform","font-family","font-size","font-weight","font-style","text-anchor","dominant-baseline","letter-spacing"];function f(n,t){let e=document.createElement("a");Object.assign(e,{href:URL.createObjectURL(n),download:t}),e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),E)}function p(n){return new Blob([n],{type:"image/svg+xml"})}async function w(n){let t=new Image,e=URL.createObjectURL(p(n));try{await new Promise((r,i)=>{t.onload=r,t.onerror=()=>i(new Error("this drawing cannot be read")),t.src=e});let o=Math.min(k,A/Math.max(t.width,t.height)),s=document.createElement("canvas");return Object.assign(s,{width:Math.ceil(t.width*o),height:Math.ceil(t.height*o)}),m(s).drawImage(t,0,0,s.width,s.height),await new Promise((r,i)=>{s.toBlob(a=>a?r(a):i(new Error("this canvas is too large")),"image/png")})}finally{URL.revokeObjectURL(e)}}function h(n,t){let e=n.cloneNode(!0),o=[e,...e.querySelectorAll("*")];for(let[i,a]of[n,...n.querySelectorAll("*")].entries()){let c=getComputedStyle(a),u=o[i];u.removeAttribute("class");for(let{name:d,value:C}of[...u.attributes])C.includes("var(")&&u.removeAttribute(d);for(let d of R)u.style.setProperty(d,c.getPropertyValue(d))}let{width:s,height:r}=n.getBoundingClientRect();return e.hasAttribute("viewBox")||e.setAttribute("viewBox",`0 0 ${s} ${r}`),e.setAttribute("xmlns","http://www.w3.org/2000/svg"),e.setAttribute("width",String(Math.round(s))),e.setAttribute("height",String(Math.round(r))),e.style.removeProperty("transform"),e.style.background=t,new XMLSerializer().serializeToString(e)}var y=`button {
  font: inherit;
  font-family: var(--st-font);
  font-size: 0.875rem;
  color: var(--st-text-color);
  background: none;
  border: none;
  padding: 0;
  min-height: 2.5rem;
  cursor: pointer;
  text-align: left;
}
button:hover {
  color: var(--st-primary-color);
}
button:focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 2px;
}
button[disabled] {
  opacity: 0.5;
  cursor: progress;
}
.files {
  display: flex;
  flex-direction: column;
  align-items: flex-start;
}
.said {
  font-size: 0.875rem;
}
`;var N=g([y],n=>{let t=n.appendChild(l("div","files")),e=n.appendChild(l("div","said"));return e.setAttribute("role","status"),{update({pictures:o,failed:s}){e.textContent="";let r=getComputedStyle(t).getPropertyValue("--st-background-color")||"#ffffff",i=async c=>{try{await c(),e.textContent=""}catch{e.textContent=s}},a=[];for(let c of o)S(c)&&(c.vector&&a.push(v("SVG",c,()=>i(async()=>B(c,r)))),a.push(v("PNG",c,()=>i(()=>O(c,r)))));t.replaceChildren(...a)},stop(){t.remove(),e.remove()}}});function v(n,t,e){let o=l("button");return o.append(l("b","",n),` ${t.title}`),o.addEventListener("click",e),o}function S({key:n,vector:t}){let o=[...document.querySelector(`.st-key-${CSS.escape(n)}`)?.querySelectorAll("*")??[]].find(i=>i.shadowRoot?.firstElementChild)?.shadowRoot;if(!o)return null;if(!t)return[...o.children].find(b)??null;let s=i=>i.getBoundingClientRect().width*i.getBoundingClientRect().height;return[...o.querySelectorAll("svg")].filter(b).sort((i,a)=>s(a)-s(i))[0]??null}function b(n){return n.getBoundingClientRect().height>0&&n.tagName!=="STYLE"}function B(n,t){f(p(h(x(n),t)),`${n.file}.svg`)}async function O(n,t){let e=x(n);if(e instanceof SVGSVGElement)return f(await w(h(e,t)),`${n.file}.png`);let{snapshot:o}=await import("./snapshot.js");f(await o(e,t),`${n.file}.png`)}function x(n){let t=S(n);if(!t)throw new Error("the picture is gone");return t}export{N as default};
