var U=[8,22],W=[0,.7,-.7,1.3,-1.3,2,-2,Math.PI];function I(t,e){let a=[];for(let o of t){let n=t.filter(i=>i!==o).map(({x:i,y:d})=>({x:i,y:d,width:10,height:10})),r=[...a.map(i=>i.box),...n],s=U.flatMap(i=>W.map(d=>Y(o,d,i,e))),c=s.map(i=>r.reduce((d,l)=>d+_(i,l),0));a.push({label:o,box:s[c.indexOf(Math.min(...c))]})}return a}function Y({x:t,y:e,angle:a,text:o},n,r,s){let[c,i]=[Math.max(1,o.length)*9,19],[d,l]=[Math.cos(a+n),Math.sin(a+n)],h=r+(Math.abs(d)*c+Math.abs(l)*i)/2,m=(f,$)=>Math.max($/2+3,Math.min(s-$/2-3,f));return{x:m(t+h*d,c),y:m(e+h*l,i),width:c,height:i}}function _(t,e){let a=(t.width+e.width)/2-Math.abs(t.x-e.x),o=(t.height+e.height)/2-Math.abs(t.y-e.y);return a>0&&o>0?a*o:0}var A=[[1,0],[0,1]];function u([[t,e],[a,o]],[n,r]){return[t*n+e*r,a*n+o*r]}function F(t,e){let[a,o]=u(t,[e[0][0],e[1][0]]),[n,r]=u(t,[e[0][1],e[1][1]]);return[[a,n],[o,r]]}function S([[t,e],[a,o]]){return t*o-e*a}function C(t,e,a){let o=(n,r)=>n+(r-n)*a;return[[o(t[0][0],e[0][0]),o(t[0][1],e[0][1])],[o(t[1][0],e[1][0]),o(t[1][1],e[1][1])]]}function D(t,e){if(S(t)<0)return C(A,t,e);let a=Math.atan2(t[1][0],t[0][0])*e;return[[Math.cos(a),-Math.sin(a)],[Math.sin(a),Math.cos(a)]]}function O(t,e,a){if(!e)return C(A,t,a);let[o,n,r]=[0,1,2].map(c=>Math.min(1,Math.max(0,a*3-c))),s=[[e.S[0],0],[0,e.S[1]]];return F(D(e.U,r),F(C(A,s,n),D(e.Vh,o)))}function E([t,e],[a,o]){let n=Math.hypot(t,e)*Math.hypot(a,o);return n?Math.acos(Math.max(-1,Math.min(1,(t*a+e*o)/n)))*180/Math.PI:Number.NaN}function T(t,e=144){return Array.from({length:e},(a,o)=>{let[n,r]=[Math.cos(2*Math.PI*o/e),Math.sin(2*Math.PI*o/e)],s=t>50?Math.max(Math.abs(n),Math.abs(r)):(Math.abs(n)**t+Math.abs(r)**t)**(1/t);return[n/s,r/s]})}var R=`button {
  font: inherit;
  color: var(--text);
  background: var(--card);
  border: 1px solid var(--card-line);
  border-radius: 6px;
  padding: 2px 12px;
  cursor: pointer;
}
button:focus-visible,
input:focus-visible {
  outline: 3px solid var(--st-primary-color);
}
`;var Q="http://www.w3.org/2000/svg";function x(t,e="",a=""){let o=document.createElement(t);return e&&(o.className=e),a!==""&&(o.textContent=String(a)),o}function g(t,e={},a=""){let o=document.createElementNS(Q,t);for(let[n,r]of Object.entries(e))o.setAttribute(n,String(r));return a&&o.setAttribute("class",a),o}function V(t){let{setStateValue:e,setTriggerValue:a}=t;return{...t,setStateValue:(...o)=>P(()=>e(...o)),setTriggerValue:(...o)=>P(()=>a(...o))}}function P(t){let e=window.setTimeout,a=(o,n=0,...r)=>n>0||typeof o!="function"?e(o,n,...r):(queueMicrotask(()=>o(...r)),0);window.setTimeout=a;try{return t()}finally{window.setTimeout=e}}function j(t,e){let a=t.map(n=>{let r=new CSSStyleSheet;return r.replaceSync(n),r}),o=new WeakMap;return n=>{let r=n.parentElement,s=o.get(r);s||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...a],s=e(r),o.set(r,s));let c=s;return c.update(n.data,V(n)),()=>{c.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(i=>!a.includes(i)),o.delete(r)}}}var q=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function Z(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let a=getComputedStyle(e).backgroundColor;return e.remove(),K(a)}function K(t){let[e=255,a=255,o=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*a+.1*o<128}function B(t){let e=Z(t);return t.classList.toggle("dark",e),e}var G=`.linear {
  color: var(--text);
  font: 0.87rem / 1.45 var(--st-font);
  max-width: min(640px, 72vh);
  min-width: 0;
}
svg {
  display: block;
  width: 100%;
  height: auto;
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  background: var(--st-background-color);
  touch-action: none;
}
.dragged svg {
  border-style: dashed;
}
.grid {
  stroke: var(--separator);
  stroke-width: 1;
}
.grid.zero {
  stroke: var(--edge);
}
.grid.faint {
  opacity: 0.5;
}
.grid.bent {
  stroke: var(--forward);
  opacity: 0.4;
}
.grid.bent.zero {
  opacity: 0.8;
}
.area {
  fill: var(--forward);
  opacity: 0.14;
  stroke: none;
}
.area.behind {
  fill: var(--backward);
}
.ball {
  fill: none;
  stroke: var(--axis-2);
  stroke-width: 1.8;
}
.through {
  stroke: var(--axis-0);
  stroke-dasharray: 3 5;
  opacity: 0.7;
}
.drop {
  stroke: var(--muted);
  stroke-dasharray: 5 4;
  stroke-width: 1.5;
}
.shadow {
  stroke: var(--selection);
  stroke-width: 7;
  stroke-linecap: round;
  opacity: 0.8;
}
.eigen {
  stroke: var(--backward);
  stroke-dasharray: 8 5;
  stroke-width: 1.5;
  opacity: 0.7;
}
.arrow {
  stroke-width: 3;
}
.first {
  --colour: var(--forward);
}
.second {
  --colour: var(--axis-0);
}
.total {
  --colour: var(--axis-1);
}
.multiple {
  --colour: var(--axis-3);
}
.gradient {
  --colour: var(--backward);
}
.arrow {
  stroke: var(--colour);
}
.arrow.multiple,
.arrow.total {
  stroke-width: 2;
}
.head {
  fill: var(--colour);
}
.label {
  fill: var(--colour);
  font: 600 15px var(--st-font);
  paint-order: stroke;
  stroke: var(--st-background-color);
  stroke-width: 4px;
  pointer-events: none;
}
.handle {
  fill: transparent;
  cursor: grab;
}
.handle:hover {
  fill: var(--selection);
  fill-opacity: 0.3;
}
.handle:focus-visible {
  stroke: var(--st-primary-color);
  stroke-width: 3;
  outline: none;
}
.bar {
  display: flex;
  gap: 10px;
  align-items: center;
  margin-top: 8px;
}
.bar:empty {
  display: none;
}
.bar input {
  flex: 1;
  accent-color: var(--st-primary-color);
}
.bar .legend {
  color: var(--muted);
}
.say {
  min-height: 1.5em;
  margin-top: 6px;
  color: var(--muted);
}
`;var b=440,y=.1,et=1600,z=1.5,at=[[0,0],[1,0],[1,1],[0,1]],It=j([q,R,G],t=>{let e=t.appendChild(x("div","linear themed")),a=e.appendChild(g("svg",{viewBox:`0 0 ${b} ${b}`,role:"group"})),o=e.appendChild(x("div","bar")),n=e.appendChild(x("div","say"));n.setAttribute("role","status");let r={box:e,svg:a,bar:o,say:n,drawn:"",data:null,now:{},time:1,held:"",frame:0,send:s=>{}};a.addEventListener("pointerdown",s=>rt(r,s)),a.addEventListener("pointermove",s=>nt(r,s));for(let s of["pointerup","pointercancel"])a.addEventListener(s,()=>ot(r));return a.addEventListener("keydown",s=>ct(r,s)),{update(s,c){B(e),r.send=d=>c.setTriggerValue("moved",d);let i=JSON.stringify(s);i===r.drawn||r.held||(Object.assign(r,{drawn:i,data:s,now:structuredClone(s.points)}),e.classList.remove("dragged"),it(r),M(r))},stop(){cancelAnimationFrame(r.frame),e.remove()}}});function rt(t,e){let a=e.target.closest?.("[data-name]");a&&(e.preventDefault(),t.held=a.dataset.name,t.svg.setPointerCapture(e.pointerId))}function nt(t,e){if(!t.held)return;let a=t.svg.getBoundingClientRect(),o=b/a.width,n=b/2,r=n/t.data.reach,s=[((e.clientX-a.left)*o-n)/r,(n-(e.clientY-a.top)*o)/r];N(t,t.held,s)}function N(t,e,a){let[o,n]=a,r=c=>Math.round(Math.max(-t.data.reach,Math.min(t.data.reach,c))/y)*y,s=[r(o),r(n)];if(t.data.onCircle.includes(e)){let c=Math.hypot(o,n)||1;s=[o/c,n/c]}t.now[e]=s,t.box.classList.add("dragged"),M(t)}function ot(t){if(!t.held)return;let e=t.held;t.held="",H(t,e)}function H(t,e){t.send({name:e,at:t.now[e].map(a=>Number(a.toFixed(6)))})}var st={ArrowLeft:[-y,0],ArrowRight:[y,0],ArrowUp:[0,y],ArrowDown:[0,-y]};function ct(t,e){let a=e.target.dataset?.name,o=st[e.key];if(!a||!o)return;e.preventDefault();let[n,r]=t.now[a];if(t.data.onCircle.includes(a)){let s=Math.atan2(r,n)+(o[0]+o[1])*.5;N(t,a,[Math.cos(s),Math.sin(s)])}else N(t,a,[n+o[0],r+o[1]]);H(t,a),t.svg.querySelector(`[data-name="${a}"]`)?.focus()}function it(t){let{words:e,kind:a}=t.data;if(t.bar.replaceChildren(),a!=="matrix")return;let o=t.bar.appendChild(x("button","play",e.play));o.type="button";let n=t.bar.appendChild(x("input"));Object.assign(n,{type:"range",min:"0",max:"1",step:"0.01",value:String(t.time)}),n.setAttribute("aria-label",e.way);let r=t.bar.appendChild(x("span","legend",t.data.parts?e.stages:"I → A"));r.title=e.way,n.addEventListener("input",()=>{cancelAnimationFrame(t.frame),t.time=Number(n.value),M(t)}),o.addEventListener("click",()=>dt(t,n))}function dt(t,e){if(cancelAnimationFrame(t.frame),matchMedia("(prefers-reduced-motion: reduce)").matches)return t.time=t.time<1?1:0,e.value=String(t.time),M(t);let a=performance.now(),o=n=>{t.time=Math.min(1,(n-a)/et),e.value=String(t.time),M(t),t.time<1&&(t.frame=requestAnimationFrame(o))};t.frame=requestAnimationFrame(o)}function M(t){let{data:e}=t,a=b/2/e.reach,n={at:([s,c])=>[b/2+s*a,b/2-c*a],parts:[],labels:[]};e.kind==="matrix"?ut(t,n):lt(t,n);for(let s of I(n.labels.reverse(),b))n.parts.push(ht(s));let r=t.svg.getRootNode().activeElement?.dataset?.name;t.svg.setAttribute("aria-label",e.words.label),t.svg.replaceChildren(...n.parts),r&&t.svg.querySelector(`[data-name="${r}"]`)?.focus()}function lt(t,e){let{data:a,now:o}=t;L(e,a.reach,d=>d,"grid");let{a:n,b:r}=o,s=[n[0]+r[0],n[1]+r[1]];if(a.ball){let d=ft(n,a.ball);v(e,T(a.ball).map(([l,h])=>[l*d,h*d]),"ball")}v(e,[[0,0],n,s,r],S([n,r])<0?"area behind":"area");let c=r[0]**2+r[1]**2;if(c){let d=(n[0]*r[0]+n[1]*r[1])/c,l=[d*r[0],d*r[1]];w(e,k(r,-2*a.reach/Math.sqrt(c)),k(r,2*a.reach/Math.sqrt(c)),"through"),w(e,n,l,"drop"),w(e,[0,0],l,"shadow")}p(e,s,"total",a.words.total),p(e,k(r,a.alpha),"multiple",`${String(a.alpha).replace("-","−")}·b`),a.gradient&&p(e,[n[0]+a.gradient[0],n[1]+a.gradient[1]],"gradient",a.words.gradient,n),p(e,r,"second","b",[0,0],"b"),p(e,n,"first","a",[0,0],"a");let i=E(n,r);t.say.textContent=Number.isNaN(i)?"":a.words.angle.replace("{angle}",i.toFixed(1))}function ft([t,e],a){return a>50?Math.max(Math.abs(t),Math.abs(e)):(Math.abs(t)**a+Math.abs(e)**a)**(1/a)}function ut(t,e){let{data:a,now:o,time:n}=t,r=[[o.e1[0],o.e2[0]],[o.e1[1],o.e2[1]]],s=t.box.classList.contains("dragged"),c=O(r,s?null:a.parts,s?1:n);if(L(e,a.reach,f=>f,"grid faint"),L(e,a.reach,f=>u(c,f),"grid bent"),v(e,at.map(f=>u(c,f)),S(c)<0?"area behind":"area"),v(e,T(2).map(f=>u(c,f)),"ball"),!s)for(let f of a.directions)w(e,k(f,-2*a.reach),k(f,2*a.reach),"eigen");let i=o.x,d=u(c,i),l=E(i,d),h=l<z||l>180-z;p(e,d,h?"gradient":"total","Ax"),p(e,i,"multiple","x",[0,0],"x");let m=s||n===1;p(e,u(c,[0,1]),"second","A·e₂",[0,0],m?"e2":""),p(e,u(c,[1,0]),"first","A·e₁",[0,0],m?"e1":""),t.say.textContent=h?a.words.aligned.replace("{value}",(u(c,i)[0]*i[0]+u(c,i)[1]*i[1]).toFixed(2)):a.words.turned.replace("{angle}",Number.isNaN(l)?"–":l.toFixed(1))}function k([t,e],a){return[t*a,e*a]}function L(t,e,a,o){let n=Math.ceil(e)*2;for(let r=-n;r<=n;r++){let s=r===0?" zero":"";w(t,a([r,-n]),a([r,n]),o+s),w(t,a([-n,r]),a([n,r]),o+s)}}function w(t,e,a,o){let[[n,r],[s,c]]=[t.at(e),t.at(a)];t.parts.push(g("line",{x1:n,y1:r,x2:s,y2:c},o))}function v(t,e,a){let o=e.map(n=>t.at(n).map(r=>r.toFixed(1)).join(",")).join(" ");t.parts.push(g("polygon",{points:o},a))}function p(t,e,a,o,n=[0,0],r=""){let[[s,c],[i,d]]=[t.at(n),t.at(e)],l=Math.atan2(d-c,i-s),h=f=>`${i-12*Math.cos(l+f)},${d-12*Math.sin(l+f)}`;if(t.labels.push({x:i,y:d,angle:l,text:o,look:a}),t.parts.push(g("line",{x1:s,y1:c,x2:i,y2:d},`arrow ${a}`),g("polygon",{points:`${i},${d} ${h(.4)} ${h(-.4)}`},`head ${a}`)),!r)return;let m=g("circle",{cx:i,cy:d,r:16,tabindex:0,role:"slider","aria-label":o,"aria-valuetext":e.map(f=>f.toFixed(2)).join(", ")},"handle");m.dataset.name=r,t.parts.push(m)}function ht({label:t,box:e}){let a=g("text",{x:e.x,y:e.y+5,"text-anchor":"middle"},`label ${t.look}`);return a.textContent=t.text,a}export{It as default};
