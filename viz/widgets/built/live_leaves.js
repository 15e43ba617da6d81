function k(e,t){let r=[];for(let n=t.length-1,o=e;n>=0;n--)r.unshift(o%t[n]),o=Math.floor(o/t[n]);return r}function h(e,t,r){return r.length?`${e}[${k(t,r).join(", ")}]`:e}function c(e,t="",r=""){let n=document.createElement(e);return t&&(n.className=t),r!==""&&(n.textContent=String(r)),n}function m(e,t){window.dispatchEvent(new CustomEvent(`cotangent:${e}`,{detail:t}))}function g(e){let t=Object.entries(e).map(([r,n])=>{let o=i=>n(i.detail);return window.addEventListener(`cotangent:${r}`,o),()=>window.removeEventListener(`cotangent:${r}`,o)});return()=>{for(let r of t)r()}}function x(e,t){let r=e.map(o=>{let i=new CSSStyleSheet;return i.replaceSync(o),i}),n=new WeakMap;return o=>{let i=o.parentElement,a=n.get(i);a||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...r],a=t(i),n.set(i,a));let s=a;return s.update(o.data,o),()=>{s.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(d=>!r.includes(d)),n.delete(i)}}}var w=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function S(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let r=getComputedStyle(t).backgroundColor;return t.remove(),N(r)}function N(e){let[t=255,r=255,n=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*r+.1*n<128}function p(e){let t=S(e);return e.classList.toggle("dark",t),t}var v=`.leaves {
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
`;var C=3e3,L=300,X=x([w,v],e=>{let t=j(e),r=g({settled:({turn:n})=>n>=t.turn&&b(t)});return{update(n,o){t.emit=i=>o.setTriggerValue("acted",i),O(t,n)},stop(){r(),clearTimeout(t.timer),clearTimeout(t.resting),t.box.remove()}}});function j(e){let t=e.appendChild(c("div","leaves themed")),r=t.appendChild(c("div","head")),n=t.appendChild(c("div","rows"));return{box:t,head:r,rows:n,made:"",fields:[],held:null,next:null,waiting:!1,timer:0,turn:0,shown:0,last:null,resting:0,keyed:!1,emit:o=>{}}}function O(e,t){p(e.box),e.box.style.display=t.leaves.length?"":"none";let r=JSON.stringify([t.leaves.map(n=>[n.name,n.shape,n.values.length]),t.words]);e.data=t,r!==e.made&&(e.made=r,$(e)),t.leaves.forEach((n,o)=>n.values.forEach((i,a)=>z(e,e.fields[o][a],i))),e.turn=Math.max(e.turn,t.turn),t.numbers&&t.turn>e.shown&&(e.shown=t.turn,t.numbers.picture?m("numbers",{turn:t.turn,...t.numbers}):e.next={...e.next??e.last,whole:!0},t.turn===e.turn&&b(e))}function $(e){let{words:t,leaves:r}=e.data;e.head.replaceChildren(c("b","",t.title),c("span","",t.hint)),e.fields=r.map(()=>[]),e.rows.replaceChildren(...r.map((n,o)=>{let i=c("div",n.values.length>4?"leaf wide":"leaf");return n.values.length?n.values.forEach((a,s)=>i.append(M(e,o,s))):i.append(A(e,n)),i}))}function M(e,t,r){let n=e.data.leaves[t],o=c("div","row"),i=h(n.name,r,n.shape),a=Object.assign(document.createElement("input"),{type:"range"}),s=Object.assign(document.createElement("input"),{type:"number",step:"any"}),d={index:t,cell:r,slider:a,number:s,reach:0};for(let l of[a,s])l.setAttribute("aria-label",i);return a.addEventListener("pointerdown",()=>Object.assign(e,{held:d,keyed:!1})),a.addEventListener("keydown",()=>e.keyed=!0),a.addEventListener("input",()=>{s.value=f(Number(a.value)),u(e,d,Number(a.value),!1)}),a.addEventListener("change",()=>{e.held=null,e.keyed||u(e,d,Number(a.value),!0)}),a.addEventListener("pointerup",()=>e.held=null),s.addEventListener("change",()=>{let l=Number(s.value);s.value.trim()&&Number.isFinite(l)?u(e,d,l,!0):s.value=f(e.data.leaves[t].values[r])}),e.fields[t][r]=d,o.append(c("label","",i),a,s),o}function A(e,t){let r=c("div","row call"),n=c("button","",e.data.words.write);return n.title=e.data.words.why.replace("{name}",t.name),n.setAttribute("aria-label",`${t.name}: ${n.title}`),n.addEventListener("click",()=>e.emit({node:t.node,name:t.name,write:!0})),r.append(c("label","",t.name),n,c("span","about",t.about)),r}function z(e,t,r){let{slider:n,number:o}=t;if(e.held===t||e.next&&e.next.field===t)return;let a=D(r);(!t.reach||Math.abs(r)>t.reach)&&(t.reach=a,Object.assign(n,{min:-a,max:a,step:a/100})),n.value=r,o.getRootNode().activeElement!==o&&(o.value=f(r))}function D(e){let t=5;for(let r=0;t<1.5*Math.abs(e)&&r<60;r++)t*=r%3===1?2.5:2;return t}function u(e,t,r,n,o=n){e.next={field:t,value:r,final:n,whole:o},e.waiting||y(e)}function y(e){let{field:t,value:r,final:n,whole:o}=e.next,{node:i,name:a}=e.data.leaves[t.index];e.last=e.next,e.next=null,e.waiting=!0,clearTimeout(e.resting),clearTimeout(e.timer),e.timer=setTimeout(()=>b(e),C),e.turn+=1;let s={picture:""};o||m("holds",s);let d={node:i,name:a,cell:t.cell,value:Number(f(r)),final:n};e.emit({...d,turn:e.turn,picture:s.picture})}function b(e){if(clearTimeout(e.timer),e.waiting=!1,e.next)return y(e);clearTimeout(e.resting),e.last&&!e.last.whole&&(e.resting=setTimeout(()=>I(e),L))}function I(e){e.waiting||u(e,e.last.field,e.last.value,e.held===null,!0)}function f(e){return String(Number(e.toPrecision(6)))}export{X as default};
