function c(e,t="",a=""){let r=document.createElement(e);return t&&(r.className=t),a!==""&&(r.textContent=String(a)),r}function m(e,t){let a=e.map(o=>{let i=new CSSStyleSheet;return i.replaceSync(o),i}),r=new WeakMap;return o=>{let i=o.parentElement,n=r.get(i);n||(i.adoptedStyleSheets=[...i.adoptedStyleSheets,...a],n=t(i),r.set(i,n));let s=n;return s.update(o.data,o),()=>{s.stop(),i.adoptedStyleSheets=i.adoptedStyleSheets.filter(d=>!a.includes(d)),r.delete(i)}}}var b=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function v(e){let t=document.createElement("i");t.style.background="var(--st-background-color)",e.append(t);let a=getComputedStyle(t).backgroundColor;return t.remove(),y(a)}function y(e){let[t=255,a=255,r=255]=(e.match(/[\d.]+/g)??[]).map(Number);return .3*t+.6*a+.1*r<128}function p(e){let t=v(e);return e.classList.toggle("dark",t),t}var x=`.leaves {
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
  grid-template-columns: minmax(3.2rem, max-content) minmax(40px, 1fr) 5.2rem;
  align-items: center;
  gap: 10px;
  height: 30px;
}
.row label {
  font:
    0.8rem / 1 var(--st-code-font),
    monospace;
  white-space: nowrap;
}
.row.call {
  grid-template-columns: minmax(3.2rem, max-content) max-content minmax(0, 1fr);
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
`;var S=3e3,I=m([b,x],e=>{let t=E(e);return{update(a,r){t.emit=o=>r.setTriggerValue("acted",o),N(t,a)},stop(){clearTimeout(t.timer),t.box.remove()}}});function E(e){let t=e.appendChild(c("div","leaves themed")),a=t.appendChild(c("div","head")),r=t.appendChild(c("div","rows"));return{box:t,head:a,rows:r,made:"",fields:[],held:null,next:null,waiting:!1,timer:0,emit:o=>{}}}function N(e,t){p(e.box),e.box.style.display=t.leaves.length?"":"none";let a=JSON.stringify([t.leaves.map(r=>[r.name,r.shape,r.values.length]),t.words]);e.data=t,a!==e.made&&(e.made=a,C(e)),t.leaves.forEach((r,o)=>r.values.forEach((i,n)=>O(e,e.fields[o][n],i))),g(e)}function C(e){let{words:t,leaves:a}=e.data;e.head.replaceChildren(c("b","",t.title),c("span","",t.hint)),e.fields=a.map(()=>[]),e.rows.replaceChildren(...a.map((r,o)=>{let i=c("div",r.values.length>4?"leaf wide":"leaf");return r.values.length?r.values.forEach((n,s)=>i.append(T(e,o,s))):i.append(L(e,r)),i}))}function T(e,t,a){let r=e.data.leaves[t],o=c("div","row"),i=r.shape.length?`${r.name}[${A(a,r.shape).join(", ")}]`:r.name,n=Object.assign(document.createElement("input"),{type:"range"}),s=Object.assign(document.createElement("input"),{type:"number",step:"any"}),d={index:t,cell:a,slider:n,number:s,reach:0};for(let l of[n,s])l.setAttribute("aria-label",i);return n.addEventListener("pointerdown",()=>e.held=d),n.addEventListener("input",()=>{s.value=f(Number(n.value)),u(e,d,Number(n.value),!1)}),n.addEventListener("change",()=>{e.held=null,u(e,d,Number(n.value),!0)}),n.addEventListener("pointerup",()=>e.held=null),s.addEventListener("change",()=>{let l=Number(s.value);s.value.trim()&&Number.isFinite(l)?u(e,d,l,!0):s.value=f(e.data.leaves[t].values[a])}),e.fields[t][a]=d,o.append(c("label","",i),n,s),o}function L(e,t){let a=c("div","row call"),r=c("button","",e.data.words.write);return r.title=e.data.words.why.replace("{name}",t.name),r.setAttribute("aria-label",`${t.name}: ${r.title}`),r.addEventListener("click",()=>e.emit({node:t.node,name:t.name,write:!0})),a.append(c("label","",t.name),r,c("span","about",t.about)),a}function O(e,t,a){let{slider:r,number:o}=t;if(e.held===t||e.next&&e.next.field===t)return;let n=j(a);(!t.reach||Math.abs(a)>t.reach)&&(t.reach=n,Object.assign(r,{min:-n,max:n,step:n/100})),r.value=a,o.getRootNode().activeElement!==o&&(o.value=f(a))}function j(e){let t=5;for(let a=0;t<1.5*Math.abs(e)&&a<60;a++)t*=a%3===1?2.5:2;return t}function u(e,t,a,r){e.next={field:t,value:a,final:r},e.waiting||h(e)}function h(e){let{field:t,value:a,final:r}=e.next,o=e.data.leaves[t.index];e.next=null,e.waiting=!0,clearTimeout(e.timer),e.timer=setTimeout(()=>g(e),S),e.emit({node:o.node,name:o.name,cell:t.cell,value:Number(f(a)),final:r})}function g(e){clearTimeout(e.timer),e.waiting=!1,e.next&&h(e)}function f(e){return String(Number(e.toPrecision(6)))}function A(e,t){let a=[];for(let r=t.length-1,o=e;r>=0;r--)a.unshift(o%t[r]),o=Math.floor(o/t[r]);return a}export{I as default};
