function u(e,n="",t=""){let o=document.createElement(e);return n&&(o.className=n),t!==""&&(o.textContent=String(t)),o}function m(e){let n=e.getContext("2d");if(!n)throw new Error("this browser draws on no canvas");return n}function w(e,n){let t=e.map(r=>{let i=new CSSStyleSheet;return i.replaceSync(r),i}),o=new WeakMap;return r=>{let i=r.parentElement,s=o.get(i);s||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...t],s=n(i),o.set(i,s));let a=s;return a.update(r.data,r),()=>{a.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(l=>!t.includes(l)),o.delete(i)}}}var k=2,A=16e3,E=1e4,L=["fill","fill-opacity","stroke","stroke-width","stroke-opacity","stroke-dasharray","stroke-linecap","stroke-linejoin","opacity","visibility","display","paint-order","marker-start","marker-end","transform","font-family","font-size","font-weight","font-style","text-anchor","dominant-baseline","letter-spacing"];function d(e,n){let t=document.createElement("a");Object.assign(t,{href:URL.createObjectURL(e),download:n}),t.click(),setTimeout(()=>URL.revokeObjectURL(t.href),E)}function h(e){return new Blob([e],{type:"image/svg+xml"})}function R(e){return new Promise((n,t)=>{e.toBlob(o=>o?n(o):t(new Error("this canvas is too large")),"image/png")})}async function y(e){let n=new Image,t=URL.createObjectURL(h(e));try{await new Promise((i,s)=>{n.onload=i,n.onerror=()=>s(new Error("this drawing cannot be read")),n.src=t});let o=Math.min(k,A/Math.max(n.width,n.height)),r=document.createElement("canvas");return Object.assign(r,{width:Math.ceil(n.width*o),height:Math.ceil(n.height*o)}),m(r).drawImage(n,0,0,r.width,r.height),await R(r)}finally{URL.revokeObjectURL(t)}}function g(e,n){let t=e.cloneNode(!0),o=[t,...t.querySelectorAll("*")];for(let[s,a]of[e,...e.querySelectorAll("*")].entries()){let l=getComputedStyle(a),f=o[s];f.removeAttribute("class");for(let{name:c,value:p}of[...f.attributes])p.includes("var(")&&f.removeAttribute(c);for(let c of L)f.style.setProperty(c,l.getPropertyValue(c))}let{width:r,height:i}=e.getBoundingClientRect();return t.hasAttribute("viewBox")||t.setAttribute("viewBox",`0 0 ${r} ${i}`),t.setAttribute("xmlns","http://www.w3.org/2000/svg"),t.setAttribute("width",String(Math.round(r))),t.setAttribute("height",String(Math.round(i))),t.style.removeProperty("transform"),t.style.background=n,new XMLSerializer().serializeToString(t)}var v=`button {
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
`;var j=500,T=w([v],e=>{let n=e.appendChild(u("div","files")),t=e.appendChild(u("div","said"));t.setAttribute("role","status");let o={pictures:[],failed:"",offered:""},r=async a=>{try{await a(),t.textContent=""}catch{t.textContent=o.failed}},i=()=>{let a=o.pictures.filter(x),l=JSON.stringify(a);if(l===o.offered)return;o.offered=l;let f=getComputedStyle(n).getPropertyValue("--st-background-color")||"#ffffff";n.replaceChildren(...a.flatMap(c=>{let p=b("PNG",c,()=>r(()=>M(c,f)));return c.vector?[b("SVG",c,()=>r(async()=>B(c,f))),p]:[p]}))},s=setInterval(i,j);return{update({pictures:a,failed:l}){Object.assign(o,{pictures:a,failed:l,offered:""}),t.textContent="",i()},stop(){clearInterval(s),n.remove(),t.remove()}}});function b(e,n,t){let o=u("button");return o.append(u("b","",e),` ${n.title}`),o.addEventListener("click",t),o}function x({key:e,vector:n}){let t=document.querySelector(`.st-key-${CSS.escape(e)}`),o=[...t?.querySelectorAll("*")??[]].find(s=>s.shadowRoot?.firstElementChild)?.shadowRoot;if(!o)return t?.querySelector(".js-plotly-plot")??null;if(!n)return[...o.children].find(S)??null;let r=s=>s.getBoundingClientRect().width*s.getBoundingClientRect().height;return[...o.querySelectorAll("svg")].filter(S).sort((s,a)=>r(a)-r(s))[0]??null}function S(e){return e.getBoundingClientRect().height>0&&e.tagName!=="STYLE"}function B(e,n){d(h(g(C(e),n)),`${e.file}.svg`)}async function M(e,n){let t=C(e);if(t instanceof SVGSVGElement)return d(await y(g(t,n)),`${e.file}.png`);let o=P(t);if(o)return d(await(await fetch(o)).blob(),`${e.file}.png`);let{snapshot:r}=await import("./snapshot.js");d(await r(t,n),`${e.file}.png`)}function P(e){return e._fullLayout?.scene?._scene?.toImage("png")}function C(e){let n=x(e);if(!n)throw new Error("the picture is gone");return n}export{T as default};
