function S(e,t){let n=[];for(let r=t.length-1,o=e;r>=0;r--)n.unshift(o%t[r]),o=Math.floor(o/t[r]);return n}function g(e,t,n){return n.length?`${e}[${S(t,n).join(", ")}]`:e}function c(e,t="",n=""){let r=document.createElement(e);return t&&(r.className=t),n!==""&&(r.textContent=String(n)),r}function m(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function h(e){let t=Object.entries(e).map(([n,r])=>{let o=i=>r(i.detail);return window.addEventListener(`cotangent:${n}`,o),()=>window.removeEventListener(`cotangent:${n}`,o)});return()=>{for(let n of t)n()}}function x(e){let{setStateValue:t,setTriggerValue:n}=e;return{...e,setStateValue:(...r)=>w(()=>t(...r)),setTriggerValue:(...r)=>w(()=>n(...r))}}function w(e){let t=window.setTimeout,n=(r,o=0,...i)=>o>0||typeof r!="function"?t(r,o,...i):(queueMicrotask(()=>r(...i)),0);window.setTimeout=n;try{return e()}finally{window.setTimeout=t}}function p(e,t){let n=e.map(o=>{let i=new CSSStyleSheet;return i.replaceSync(o),i}),r=new WeakMap;return o=>{let i=o.parentElement,a=r.get(i);a||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...n],a=t(i),r.set(i,a));let s=a;return s.update(o.data,x(o)),()=>{s.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(d=>!n.includes(d)),r.delete(i)}}}var v=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function N(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let n=getComputedStyle(t).backgroundColor;return t.remove(),C(n)}function C(e){let[t=255,n=255,r=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*n+.1*r<128}function y(e){let t=N(e);return e.classList.toggle("dark",t),t}var k=`.leaves {
  color: var(--text);
  font-family: var(--st-font);
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  padding: 8px 14px 10px;
  box-sizing: border-box;
}
.head {
  font-size: 0.88rem;
  margin-bottom: 4px;
}
.head span {
  color: var(--muted);
  margin-left: 0.5rem;
  font-size: 0.84rem;
}
.rows {
  max-height: 244px;
  overflow-y: auto;
}
.leaf {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
}
.leaf.wide {
  grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  column-gap: 18px;
}
.row {
  display: grid;
  grid-template-columns: fit-content(45%) minmax(40px, 1fr) 5.2rem;
  align-items: center;
  gap: 10px;
  min-height: 30px;
}
.row label {
  min-width: 3.2rem;
  font:
    0.8rem / 1.15 var(--st-code-font),
    monospace;
  overflow-wrap: anywhere; /* a long name takes more lines, and no slider's place */
}
.row.call {
  grid-template-columns: fit-content(45%) max-content minmax(0, 1fr);
}
input[type="range"] {
  width: 100%;
  margin: 0;
  accent-color: var(--forward);
  height: 20px;
  cursor: pointer;
}
input[type="number"] {
  font:
    0.8rem / 1 var(--st-code-font),
    monospace;
  color: var(--text);
  background: transparent;
  border: 1px solid transparent;
  border-radius: 5px;
  padding: 3px 4px;
  width: 100%;
  box-sizing: border-box;
  text-align: left;
}
input[type="number"]:hover,
input[type="number"]:focus {
  border-color: var(--st-border-color);
  background: var(--st-secondary-background-color);
}
input:focus-visible,
button:focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 1px;
}
button {
  font: 0.78rem / 1 var(--st-font);
  color: var(--text);
  background: var(--st-secondary-background-color);
  cursor: pointer;
  border: 1px solid var(--st-border-color);
  border-radius: 6px;
  padding: 5px 9px;
  white-space: nowrap;
}
.row.call .about {
  font:
    0.76rem / 1 var(--st-code-font),
    monospace;
  color: var(--muted);
}
`;var L=3e3,j=300,te=p([v,k],e=>{let t=$(e),n=h({settled:({turn:r})=>r>=t.turn&&b(t)});return{update(r,o){t.emit=i=>o.setTriggerValue("acted",i),A(t,r)},stop(){n(),clearTimeout(t.timer),clearTimeout(t.resting),t.box.remove()}}});function $(e){let t=e.appendChild(c("div","leaves themed")),n=t.appendChild(c("div","head")),r=t.appendChild(c("div","rows"));return{box:t,head:n,rows:r,made:"",fields:[],held:null,next:null,waiting:!1,timer:0,turn:0,shown:0,last:null,resting:0,keyed:!1,emit:o=>{}}}function A(e,t){y(e.box),e.box.style.display=t.leaves.length?"":"none";let n=JSON.stringify([t.leaves.map(r=>[r.name,r.shape,r.values.length]),t.words]);e.data=t,n!==e.made&&(e.made=n,M(e)),t.leaves.forEach((r,o)=>r.values.forEach((i,a)=>D(e,e.fields[o][a],i))),e.turn=Math.max(e.turn,t.turn),t.numbers&&t.turn>e.shown&&(e.shown=t.turn,t.numbers.picture?m("numbers",{turn:t.turn,...t.numbers}):e.next={...e.next??e.last,whole:!0},t.turn===e.turn&&b(e))}function M(e){let{words:t,leaves:n}=e.data;e.head.replaceChildren(c("b","",t.title),c("span","",t.hint)),e.fields=n.map(()=>[]),e.rows.replaceChildren(...n.map((r,o)=>{let i=c("div",r.values.length>4?"leaf wide":"leaf");return r.values.length?r.values.forEach((a,s)=>i.append(V(e,o,s))):i.append(z(e,r)),i}))}function V(e,t,n){let r=e.data.leaves[t],o=c("div","row"),i=g(r.name,n,r.shape),a=Object.assign(document.createElement("input"),{type:"range"}),s=Object.assign(document.createElement("input"),{type:"number",step:"any"}),d={index:t,cell:n,slider:a,number:s,reach:0};for(let u of[a,s])u.setAttribute("aria-label",i);return a.addEventListener("pointerdown",()=>Object.assign(e,{held:d,keyed:!1})),a.addEventListener("keydown",()=>e.keyed=!0),a.addEventListener("input",()=>{s.value=f(Number(a.value)),l(e,d,Number(a.value),!1)}),a.addEventListener("change",()=>{e.held=null,e.keyed||l(e,d,Number(a.value),!0)}),a.addEventListener("pointerup",()=>e.held=null),s.addEventListener("change",()=>{let u=Number(s.value);s.value.trim()&&Number.isFinite(u)?l(e,d,u,!0):s.value=f(e.data.leaves[t].values[n])}),e.fields[t][n]=d,o.append(c("label","",i),a,s),o}function z(e,t){let n=c("div","row call"),r=c("button","",e.data.words.write);return r.title=e.data.words.why.replace("{name}",t.name),r.setAttribute("aria-label",`${t.name}: ${r.title}`),r.addEventListener("click",()=>e.emit({node:t.node,name:t.name,write:!0})),n.append(c("label","",t.name),r,c("span","about",t.about)),n}function D(e,t,n){let{slider:r,number:o}=t;if(e.held===t||e.next&&e.next.field===t)return;let a=I(n);(!t.reach||Math.abs(n)>t.reach)&&(t.reach=a,Object.assign(r,{min:-a,max:a,step:a/100})),r.value=n,o.getRootNode().activeElement!==o&&(o.value=f(n))}function I(e){let t=5;for(let n=0;t<1.5*Math.abs(e)&&n<60;n++)t*=n%3===1?2.5:2;return t}function l(e,t,n,r,o=r){e.next={field:t,value:n,final:r,whole:o},e.waiting||E(e)}function E(e){let{field:t,value:n,final:r,whole:o}=e.next,{node:i,name:a}=e.data.leaves[t.index];e.last=e.next,e.next=null,e.waiting=!0,clearTimeout(e.resting),clearTimeout(e.timer),e.timer=setTimeout(()=>b(e),L),e.turn+=1;let s={picture:""};o||m("holds",s);let d={node:i,name:a,cell:t.cell,value:Number(f(n)),final:r};e.emit({...d,turn:e.turn,picture:s.picture})}function b(e){if(clearTimeout(e.timer),e.waiting=!1,e.next)return E(e);clearTimeout(e.resting),e.last&&!e.last.whole&&(e.resting=setTimeout(()=>P(e),j))}function P(e){e.waiting||l(e,e.last.field,e.last.value,e.held===null,!0)}function f(e){return String(Number(e.toPrecision(6)))}export{te as default};
