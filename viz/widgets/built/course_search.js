function L(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),A(r)}function A(t){let[e=255,r=255,a=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*a<128}function f(t){let e=L(t);return t.classList.toggle("dark",e),e}function p(t,e){let r=JSON.stringify(e);return r===t.drawn?!1:(Object.assign(t,{drawn:r,data:e}),!0)}var T="http://www.w3.org/2000/svg";function i(t,e="",r=""){let a=document.createElement(t);return e&&(a.className=e),r!==""&&(a.textContent=String(r)),a}function m(t,e={},r=""){let a=document.createElementNS(T,t);for(let[o,n]of Object.entries(e))a.setAttribute(o,String(n));return r&&a.setAttribute("class",r),a}function h(t){let e=m("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(m("path",{d:t})),e}var g="lang";function x(t,e,r){return t.setAttribute("href",D(e,location.search)),t.addEventListener("click",a=>{a.button||a.ctrlKey||a.metaKey||a.shiftKey||a.altKey||(a.preventDefault(),r())}),t}function D(t,e){let r=new URLSearchParams(e).get(g);return r?`${t}${t.includes("?")?"&":"?"}${g}=${encodeURIComponent(r)}`:t}function y(t){let{setStateValue:e,setTriggerValue:r}=t;return{...t,setStateValue:(...a)=>b(()=>e(...a)),setTriggerValue:(...a)=>b(()=>r(...a))}}function b(t){let e=window.setTimeout,r=(a,o=0,...n)=>o>0||typeof a!="function"?e(a,o,...n):(queueMicrotask(()=>a(...n)),0);window.setTimeout=r;try{return t()}finally{window.setTimeout=e}}function w(t,e){let r=t.map(o=>{let n=new CSSStyleSheet;return n.replaceSync(o),n}),a=new WeakMap;return o=>{let n=o.parentElement,s=a.get(n);s||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...r],s=e(n),a.set(n,s));let c=s;return c.update(o.data,y(o)),()=>{c.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(l=>!r.includes(l)),a.delete(n)}}}var k=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var S=`.finder {
  display: block;
  color: var(--text);
  font-family: var(--st-font);
}
.line {
  position: relative;
}
.line > svg {
  position: absolute;
  left: 15px;
  top: 50%;
  width: 18px;
  height: 18px;
  margin-top: -9px;
  fill: none;
  stroke: var(--muted);
  stroke-width: 1.7;
  pointer-events: none;
}
.field {
  font: inherit;
  font-size: 1.05rem;
  color: var(--text);
  background: var(--card);
  border: 1.5px solid var(--card-line);
  border-radius: 12px;
  padding: 12px 14px 12px 44px;
  width: 100%;
  box-sizing: border-box;
}
.field::placeholder {
  color: var(--muted);
}
.field:focus {
  outline: none;
  border-color: var(--st-primary-color);
  box-shadow: 0 0 0 3px color-mix(in srgb, var(--st-primary-color) 25%, transparent);
}
.hints {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 6px 8px;
  margin-top: 10px;
  font-size: 0.875rem;
  color: var(--muted);
}
.hints[hidden] {
  display: none;
}
.hint {
  font: inherit;
  color: var(--text);
  background: var(--folded);
  border: 1px solid var(--separator);
  border-radius: 999px;
  padding: 3px 11px;
  cursor: pointer;
}
.hint:hover {
  border-color: var(--forward);
}
.hint:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
.results {
  transition: opacity 0.2s 0.2s;
}
.waiting .results {
  opacity: 0.5;
}
h3 {
  font-size: 0.82rem;
  font-weight: 600;
  color: var(--muted);
  margin: 14px 0 3px;
}
.result {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 12px;
  padding: 6px 12px;
  margin: 0 -4px;
  border-radius: 8px;
  border-left: 3px solid transparent;
  color: inherit;
  text-decoration: none;
  line-height: 1.5;
  overflow-wrap: anywhere;
}
a.result:hover,
a.result:focus {
  outline: none;
  background: var(--forward-cell);
  border-left-color: var(--forward);
}
.title {
  font-weight: 600;
}
.code {
  font-family: var(--st-code-font);
  font-weight: 500;
  font-size: 0.92em;
}
.page {
  margin-left: auto;
  font-size: 0.82rem;
  color: var(--muted);
  white-space: nowrap;
}
.about {
  flex-basis: 100%;
  font-size: 0.88rem;
  color: var(--muted);
}
.none {
  margin: 14px 2px 0;
  color: var(--muted);
}
`;var q=160,z="M7 2 a5 5 0 1 0 0.01 0 M10.6 10.6 L14 14",u="q",E="s",oe=w([k,S],t=>{let e=t.appendChild(i("search","finder themed")),r=i("input","field");Object.assign(r,{type:"search",autocomplete:"off",spellcheck:!1});let a=i("div","line");a.append(h(z),r);let o=i("div","hints"),n=i("div","results");n.setAttribute("aria-live","polite"),e.append(a,o,n);let s={root:t,box:e,field:r,hints:o,results:n,drawn:"",timer:0,asked:null,waiting:!1};r.addEventListener("input",()=>d(s,q)),r.addEventListener("paste",l=>K(s,l)),e.addEventListener("keydown",l=>P(s,l));let c=l=>V(s,l);return document.addEventListener("keydown",c),{update(l,v){f(e),Object.assign(s,{mounted:v}),p(s,l)&&N(s)},stop(){clearTimeout(s.timer),document.removeEventListener("keydown",c),e.remove()}}});function d(t,e){clearTimeout(t.timer);let r=t.field.value.trim().slice(-t.data.longest);r!==(t.asked??t.data.query)&&(t.box.classList.add("waiting"),t.timer=setTimeout(()=>{t.asked=r,t.mounted.setTriggerValue("asked",r)},e))}function K(t,e){let a=(e.clipboardData?.getData("text")??"").split(`
`).map(o=>o.trim()).filter(Boolean);a.length<2||(e.preventDefault(),t.field.value=(a.findLast(o=>/^[\w.]+(Error|Exception|Warning)\b/.test(o))??a.at(-1)).slice(0,t.data.longest),d(t,0))}function P(t,e){let r=[...t.results.querySelectorAll("a")],a=r.indexOf(t.root.activeElement);if(e.key==="ArrowDown"||e.key==="ArrowUp"){let o=e.key==="ArrowDown"?a+1:a-1;if(o>=r.length)return;e.preventDefault(),(r[o]??t.field).focus()}else e.key==="Enter"&&t.root.activeElement===t.field?(e.preventDefault(),t.box.classList.contains("waiting")?t.hurried=!0:r[0]?.click()):e.key==="Escape"&&(e.preventDefault(),t.field.value="",t.field.focus(),d(t,0))}function V(t,e){let r=!document.activeElement||document.activeElement===document.body;e.key!=="/"||!r||e.ctrlKey||e.metaKey||e.altKey||(e.preventDefault(),t.field.focus())}function N(t){let{data:e,field:r,box:a}=t,{words:o}=e;r.placeholder=o.search,r.setAttribute("aria-label",o.search),r.maxLength=e.longest;let n=t.asked===null;n&&!r.value&&(r.value=e.query),t.hints.replaceChildren(i("span","",o.try),...e.hints.map(s=>M(t,s))),!(!n&&e.query!==t.asked)&&(a.classList.remove("waiting"),R(e.query),t.hints.hidden=!!e.query,U(t))}function M(t,e){let r=i("button","hint",e);return r.type="button",r.addEventListener("click",()=>{t.field.value=e,t.field.focus(),d(t,0)}),r}function R(t){let e=new URL(location.href);(e.searchParams.get(u)??"")===t&&!e.searchParams.has(E)||(e.searchParams.delete(E),t?e.searchParams.set(u,t):e.searchParams.delete(u),history.replaceState(history.state,"",e))}async function U(t){let{data:e,results:r}=t,o=e.groups.some(s=>s.found.some(c=>c.formula))?await import("./katex.js"):null;if(t.data!==e)return;o?.useFormulas(t.root);let n=e.groups.map(s=>{let c=i("section");return c.append(i("h3","",s.title),...s.found.map(l=>j(t,l,o))),c});e.query&&!n.length&&n.push(i("p","none",e.words.none)),r.replaceChildren(...n),t.hurried&&r.querySelector("a")?.click(),t.hurried=!1}function j(t,e,r){let a=()=>t.mounted.setTriggerValue("opened",e.number),o=e.address?x(i("a","result"),e.address,a):i("div","result"),n=i("span",e.code?"title code":"title");return e.formula?n.append(r.formula(e.title)):n.textContent=e.title,o.append(n),e.page&&o.append(i("span","page",e.page)),e.about&&o.append(i("span","about",e.about)),o}export{oe as default};
