function i(e,t="",o=""){let r=document.createElement(e);return t&&(r.className=t),o!==""&&(r.textContent=String(o)),r}function f(e){let{setStateValue:t,setTriggerValue:o}=e;return{...e,setStateValue:(...r)=>l(()=>t(...r)),setTriggerValue:(...r)=>l(()=>o(...r))}}function l(e){let t=window.setTimeout,o=(r,n=0,...a)=>n>0||typeof r!="function"?t(r,n,...a):(queueMicrotask(()=>r(...a)),0);window.setTimeout=o;try{return e()}finally{window.setTimeout=t}}function p(e,t){let o=e.map(n=>{let a=new CSSStyleSheet;return a.replaceSync(n),a}),r=new WeakMap;return n=>{let a=n.parentElement,s=r.get(a);s||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...o],s=t(a),r.set(a,s));let d=s;return d.update(n.data,f(n)),()=>{d.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(c=>!o.includes(c)),r.delete(a)}}}var u=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function k(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let o=getComputedStyle(t).backgroundColor;return t.remove(),y(o)}function y(e){let[t=255,o=255,r=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*o+.1*r<128}function b(e){let t=k(e);return e.classList.toggle("dark",t),t}var x=`.identities {
  color: var(--text);
  font-family: var(--st-font);
  display: flex;
  flex-direction: column;
  gap: 8px;
  min-height: 8rem;
}
.search {
  font: inherit;
  font-size: 0.95rem;
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--card-line);
  border-radius: 8px;
  padding: 7px 12px;
  width: 100%;
  box-sizing: border-box;
}
.search:focus-visible,
.row:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
.list {
  overflow: auto;
  max-height: 420px;
}
h3 {
  font-size: 0.875rem;
  font-weight: 600;
  color: var(--muted);
  margin: 10px 0 4px;
}
.row {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 10px;
  width: 100%;
  box-sizing: border-box;
  text-align: start;
  font: inherit;
  font-size: 0.95rem;
  color: var(--text);
  background: none;
  border: 0;
  border-radius: 8px;
  padding: 5px 8px;
  cursor: pointer;
}
.row[hidden] {
  display: none;
}
.row:hover {
  background: var(--folded);
}
.row[aria-pressed="true"] {
  background: var(--selection-cell);
  box-shadow: inset 0 0 0 1px var(--selection);
}
.arrow {
  color: var(--muted);
}
.none {
  color: var(--muted);
  padding: 12px 4px;
}
`;var M=p([u,x],e=>{let t=e.appendChild(i("div","identities themed")),o={root:e,box:t,drawn:"",text:""};return{update(r,n){b(t),o.pick=c=>n.setTriggerValue("picked",c);let{chosen:a,...s}=r,d=JSON.stringify(s);d!==o.drawn&&(Object.assign(o,{drawn:d,data:r}),v(o)),h(o,a)},stop:()=>t.remove()}});async function v(e){let{formula:t,useFormulas:o}=await import("./katex.js");o(e.root);let{data:r,box:n}=e,a=i("input","search");Object.assign(a,{type:"search",placeholder:r.words.search,value:e.text,maxLength:100}),a.setAttribute("aria-label",r.words.search),e.list=i("div","list"),e.none=i("div","none",r.words.none);for(let d of r.groups){let c=e.list.appendChild(i("section"));c.append(i("h3","",d.title));for(let g of d.identities)c.append(T(e,g,t))}a.addEventListener("input",()=>{e.text=a.value,m(e)}),n.replaceChildren(a,e.list,e.none),m(e),h(e,e.chosen);let s=e.list.querySelector('[aria-pressed="true"]');s&&(e.list.scrollTop=s.offsetTop-e.list.offsetTop-40)}function T(e,t,o){let r=i("button","row");return r.type="button",Object.assign(r.dataset,{key:t.key,words:t.words}),r.append(o(t.f),i("span","arrow","→"),o(t.derivative)),r.setAttribute("aria-label",t.label),r.addEventListener("click",()=>e.pick(t.key)),r}function m(e){let t=e.text.toLowerCase().split(/\s+/).filter(Boolean),o=0;for(let r of e.list.children){let n=0;for(let a of r.querySelectorAll(".row"))a.hidden=!t.every(s=>a.dataset.words.includes(s)),n+=a.hidden?0:1;r.hidden=!n,o+=n}e.none.hidden=o>0}function h(e,t){e.chosen=t;for(let o of e.box.querySelectorAll(".row")){let r=o.dataset.key===t;o.setAttribute("aria-pressed",String(r))}}export{M as default};
