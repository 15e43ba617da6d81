function d(n,t="",e=""){let o=document.createElement(n);return t&&(o.className=t),e!==""&&(o.textContent=String(e)),o}function g(n){let t=n.getContext("2d");if(!t)throw new Error("this browser draws on no canvas");return t}function w(n,t){let e=n.map(i=>{let r=new CSSStyleSheet;return r.replaceSync(i),r}),o=new WeakMap;return i=>{let r=i.parentElement,s=o.get(r);s||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...e],s=t(r),o.set(r,s));let a=s;return a.update(i.data,i),()=>{a.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(l=>!e.includes(l)),o.delete(r)}}}var k=2,A=16e3,E=1e4,L=["fill","fill-opacity","stroke","stroke-width","stroke-opacity","stroke-dasharray","stroke-linecap","stroke-linejoin","opacity","visibility","display","paint-order","marker-start","marker-end","transform","font-family","font-size","font-weight","font-style","text-anchor","dominant-baseline","letter-spacing"];function p(n,t){let e=document.createElement("a");Object.assign(e,{href:URL.createObjectURL(n),download:t}),e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),E)}function h(n){return new Blob([n],{type:"image/svg+xml"})}async function y(n){let t=new Image,e=URL.createObjectURL(h(n));try{await new Promise((r,s)=>{t.onload=r,t.onerror=()=>s(new Error("this drawing cannot be read")),t.src=e});let o=Math.min(k,A/Math.max(t.width,t.height)),i=document.createElement("canvas");return Object.assign(i,{width:Math.ceil(t.width*o),height:Math.ceil(t.height*o)}),g(i).drawImage(t,0,0,i.width,i.height),await new Promise((r,s)=>{i.toBlob(a=>a?r(a):s(new Error("this canvas is too large")),"image/png")})}finally{URL.revokeObjectURL(e)}}function m(n,t){let e=n.cloneNode(!0),o=[e,...e.querySelectorAll("*")];for(let[s,a]of[n,...n.querySelectorAll("*")].entries()){let l=getComputedStyle(a),f=o[s];f.removeAttribute("class");for(let{name:c,value:u}of[...f.attributes])u.includes("var(")&&f.removeAttribute(c);for(let c of L)f.style.setProperty(c,l.getPropertyValue(c))}let{width:i,height:r}=n.getBoundingClientRect();return e.hasAttribute("viewBox")||e.setAttribute("viewBox",`0 0 ${i} ${r}`),e.setAttribute("xmlns","http://www.w3.org/2000/svg"),e.setAttribute("width",String(Math.round(i))),e.setAttribute("height",String(Math.round(r))),e.style.removeProperty("transform"),e.style.background=t,new XMLSerializer().serializeToString(e)}var v=`button {
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
`;var O=500,T=w([v],n=>{let t=n.appendChild(d("div","files")),e=n.appendChild(d("div","said"));e.setAttribute("role","status");let o={pictures:[],failed:"",offered:""},i=async a=>{try{await a(),e.textContent=""}catch{e.textContent=o.failed}},r=()=>{let a=o.pictures.filter(x),l=JSON.stringify(a);if(l===o.offered)return;o.offered=l;let f=getComputedStyle(t).getPropertyValue("--st-background-color")||"#ffffff";t.replaceChildren(...a.flatMap(c=>{let u=S("PNG",c,()=>i(()=>B(c,f)));return c.vector?[S("SVG",c,()=>i(async()=>j(c,f))),u]:[u]}))},s=setInterval(r,O);return{update({pictures:a,failed:l}){Object.assign(o,{pictures:a,failed:l,offered:""}),e.textContent="",r()},stop(){clearInterval(s),t.remove(),e.remove()}}});function S(n,t,e){let o=d("button");return o.append(d("b","",n),` ${t.title}`),o.addEventListener("click",e),o}function x({key:n,vector:t}){let o=[...document.querySelector(`.st-key-${CSS.escape(n)}`)?.querySelectorAll("*")??[]].find(s=>s.shadowRoot?.firstElementChild)?.shadowRoot;if(!o)return null;if(!t)return[...o.children].find(b)??null;let i=s=>s.getBoundingClientRect().width*s.getBoundingClientRect().height;return[...o.querySelectorAll("svg")].filter(b).sort((s,a)=>i(a)-i(s))[0]??null}function b(n){return n.getBoundingClientRect().height>0&&n.tagName!=="STYLE"}function j(n,t){p(h(m(C(n),t)),`${n.file}.svg`)}async function B(n,t){let e=C(n);if(e instanceof SVGSVGElement)return p(await y(m(e,t)),`${n.file}.png`);let{snapshot:o}=await import("./snapshot.js");p(await o(e,t),`${n.file}.png`)}function C(n){let t=x(n);if(!t)throw new Error("the picture is gone");return t}export{T as default};
