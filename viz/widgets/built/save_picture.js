function f(t,n="",e=""){let o=document.createElement(t);return n&&(o.className=n),e!==""&&(o.textContent=String(e)),o}function m(t){let n=t.getContext("2d");if(!n)throw new Error("this browser draws on no canvas");return n}function y(t){let{setStateValue:n,setTriggerValue:e}=t;return{...t,setStateValue:(...o)=>w(()=>n(...o)),setTriggerValue:(...o)=>w(()=>e(...o))}}function w(t){let n=window.setTimeout,e=(o,r=0,...i)=>r>0||typeof o!="function"?n(o,r,...i):(queueMicrotask(()=>o(...i)),0);window.setTimeout=e;try{return t()}finally{window.setTimeout=n}}function v(t,n){let e=t.map(r=>{let i=new CSSStyleSheet;return i.replaceSync(r),i}),o=new WeakMap;return r=>{let i=r.parentElement,s=o.get(i);s||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...e],s=n(i),o.set(i,s));let a=s;return a.update(r.data,y(r)),()=>{a.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(l=>!e.includes(l)),o.delete(i)}}}var E=2,L=16e3,O=1e4,R=["fill","fill-opacity","stroke","stroke-width","stroke-opacity","stroke-dasharray","stroke-linecap","stroke-linejoin","opacity","visibility","display","paint-order","marker-start","marker-end","transform","font-family","font-size","font-weight","font-style","text-anchor","dominant-baseline","letter-spacing"];function d(t,n){let e=document.createElement("a");Object.assign(e,{href:URL.createObjectURL(t),download:n}),e.click(),setTimeout(()=>URL.revokeObjectURL(e.href),O)}function g(t){return new Blob([t],{type:"image/svg+xml"})}function T(t){return new Promise((n,e)=>{t.toBlob(o=>o?n(o):e(new Error("this canvas is too large")),"image/png")})}async function S(t){let n=new Image,e=URL.createObjectURL(g(t));try{await new Promise((i,s)=>{n.onload=i,n.onerror=()=>s(new Error("this drawing cannot be read")),n.src=e});let o=Math.min(E,L/Math.max(n.width,n.height)),r=document.createElement("canvas");return Object.assign(r,{width:Math.ceil(n.width*o),height:Math.ceil(n.height*o)}),m(r).drawImage(n,0,0,r.width,r.height),await T(r)}finally{URL.revokeObjectURL(e)}}function h(t,n){let e=t.cloneNode(!0),o=[e,...e.querySelectorAll("*")];for(let[s,a]of[t,...t.querySelectorAll("*")].entries()){let l=getComputedStyle(a),u=o[s];u.removeAttribute("class");for(let{name:c,value:p}of[...u.attributes])p.includes("var(")&&u.removeAttribute(c);for(let c of R)u.style.setProperty(c,l.getPropertyValue(c))}let{width:r,height:i}=t.getBoundingClientRect();return e.hasAttribute("viewBox")||e.setAttribute("viewBox",`0 0 ${r} ${i}`),e.setAttribute("xmlns","http://www.w3.org/2000/svg"),e.setAttribute("width",String(Math.round(r))),e.setAttribute("height",String(Math.round(i))),e.style.removeProperty("transform"),e.style.background=n,new XMLSerializer().serializeToString(e)}var b=`button {
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
`;var M=500,J=v([b],t=>{let n=t.appendChild(f("div","files")),e=t.appendChild(f("div","said"));e.setAttribute("role","status");let o={pictures:[],failed:"",offered:""},r=async a=>{try{await a(),e.textContent=""}catch{e.textContent=o.failed}},i=()=>{let a=o.pictures.filter(A),l=JSON.stringify(a);if(l===o.offered)return;o.offered=l;let u=getComputedStyle(n).getPropertyValue("--st-background-color")||"#ffffff";n.replaceChildren(...a.flatMap(c=>{let p=x("PNG",c,()=>r(()=>B(c,u)));return c.vector?[x("SVG",c,()=>r(async()=>V(c,u))),p]:[p]}))},s=setInterval(i,M);return{update({pictures:a,failed:l}){Object.assign(o,{pictures:a,failed:l,offered:""}),e.textContent="",i()},stop(){clearInterval(s),n.remove(),e.remove()}}});function x(t,n,e){let o=f("button");return o.append(f("b","",t),` ${n.title}`),o.addEventListener("click",e),o}function A({key:t,vector:n}){let e=document.querySelector(`.st-key-${CSS.escape(t)}`),o=[...e?.querySelectorAll("*")??[]].find(s=>s.shadowRoot?.firstElementChild)?.shadowRoot;if(!o)return e?.querySelector(".js-plotly-plot")??null;if(!n)return[...o.children].find(k)??null;let r=s=>s.getBoundingClientRect().width*s.getBoundingClientRect().height;return[...o.querySelectorAll("svg")].filter(k).sort((s,a)=>r(a)-r(s))[0]??null}function k(t){return t.getBoundingClientRect().height>0&&t.tagName!=="STYLE"}function V(t,n){d(g(h(C(t),n)),`${t.file}.svg`)}async function B(t,n){let e=C(t);if(e instanceof SVGSVGElement)return d(await S(h(e,n)),`${t.file}.png`);let o=P(e);if(o)return d(await(await fetch(o)).blob(),`${t.file}.png`);let{snapshot:r}=await import("./snapshot.js");d(await r(e,n),`${t.file}.png`)}function P(t){return t._fullLayout?.scene?._scene?.toImage("png")}function C(t){let n=A(t);if(!n)throw new Error("the picture is gone");return n}export{J as default};
