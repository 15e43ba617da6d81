var W=[8,22],A=8,_=[0,.7,-.7,1.3,-1.3,2,-2,Math.PI];function F(t,e,a=[]){let o=[];for(let r of t){let n=t.filter(i=>i!==r).map(({x:i,y:l})=>({x:i,y:l,width:10,height:10})),s=[...o.map(i=>i.box),...n,...a.flatMap(Y)],c=W.flatMap(i=>_.map(l=>J(r,l,i,e))),d=c.map(i=>s.reduce((l,u)=>l+K(i,u),0));o.push({label:r,box:c[d.indexOf(Math.min(...d))]})}return o}function Y([[t,e],[a,o]]){let r=Math.ceil(Math.hypot(a-t,o-e)/A);return Array.from({length:r+1},(n,s)=>{let c=s/Math.max(1,r);return{x:t+(a-t)*c,y:e+(o-e)*c,width:A,height:A}})}function J({x:t,y:e,angle:a,text:o},r,n,s){let[c,d]=[Math.max(1,o.length)*9,19],[i,l]=[Math.cos(a+r),Math.sin(a+r)],u=n+(Math.abs(i)*c+Math.abs(l)*d)/2,m=(f,I)=>Math.max(I/2+3,Math.min(s-I/2-3,f));return{x:m(t+u*i,c),y:m(e+u*l,d),width:c,height:d}}function K(t,e){let a=(t.width+e.width)/2-Math.abs(t.x-e.x),o=(t.height+e.height)/2-Math.abs(t.y-e.y);return a>0&&o>0?a*o:0}var C=[[1,0],[0,1]];function h([[t,e],[a,o]],[r,n]){return[t*r+e*n,a*r+o*n]}function D(t,e){let[a,o]=h(t,[e[0][0],e[1][0]]),[r,n]=h(t,[e[0][1],e[1][1]]);return[[a,r],[o,n]]}function S([[t,e],[a,o]]){return t*o-e*a}function E(t,e,a){let o=(r,n)=>r+(n-r)*a;return[[o(t[0][0],e[0][0]),o(t[0][1],e[0][1])],[o(t[1][0],e[1][0]),o(t[1][1],e[1][1])]]}function O(t,e){if(S(t)<0)return E(C,t,e);let a=Math.atan2(t[1][0],t[0][0])*e;return[[Math.cos(a),-Math.sin(a)],[Math.sin(a),Math.cos(a)]]}function R(t,e,a){if(!e)return E(C,t,a);let[o,r,n]=[0,1,2].map(c=>Math.min(1,Math.max(0,a*3-c))),s=[[e.S[0],0],[0,e.S[1]]];return D(O(e.U,n),D(E(C,s,r),O(e.Vh,o)))}function T([t,e],[a,o]){let r=Math.hypot(t,e)*Math.hypot(a,o);return r?Math.acos(Math.max(-1,Math.min(1,(t*a+e*o)/r)))*180/Math.PI:Number.NaN}function N(t,e=144){return Array.from({length:e},(a,o)=>{let[r,n]=[Math.cos(2*Math.PI*o/e),Math.sin(2*Math.PI*o/e)],s=t>50?Math.max(Math.abs(r),Math.abs(n)):(Math.abs(r)**t+Math.abs(n)**t)**(1/t);return[r/s,n/s]})}var P=`button {
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
`;var Z="http://www.w3.org/2000/svg";function x(t,e="",a=""){let o=document.createElement(t);return e&&(o.className=e),a!==""&&(o.textContent=String(a)),o}function g(t,e={},a=""){let o=document.createElementNS(Z,t);for(let[r,n]of Object.entries(e))o.setAttribute(r,String(n));return a&&o.setAttribute("class",a),o}function j(t){let{setStateValue:e,setTriggerValue:a}=t;return{...t,setStateValue:(...o)=>V(()=>e(...o)),setTriggerValue:(...o)=>V(()=>a(...o))}}function V(t){let e=window.setTimeout,a=(o,r=0,...n)=>r>0||typeof o!="function"?e(o,r,...n):(queueMicrotask(()=>o(...n)),0);window.setTimeout=a;try{return t()}finally{window.setTimeout=e}}function q(t,e){let a=t.map(r=>{let n=new CSSStyleSheet;return n.replaceSync(r),n}),o=new WeakMap;return r=>{let n=r.parentElement,s=o.get(n);s||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...a],s=e(n),o.set(n,s));let c=s;return c.update(r.data,j(r)),()=>{c.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(d=>!a.includes(d)),o.delete(n)}}}var B=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function tt(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let a=getComputedStyle(e).backgroundColor;return e.remove(),et(a)}function et(t){let[e=255,a=255,o=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*a+.1*o<128}function G(t){let e=tt(t);return t.classList.toggle("dark",e),e}var H=`.linear {
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
`;var b=440,y=.1,rt=1600,z=1.5,nt=[[0,0],[1,0],[1,1],[0,1]],Dt=q([B,P,H],t=>{let e=t.appendChild(x("div","linear themed")),a=e.appendChild(g("svg",{viewBox:`0 0 ${b} ${b}`,role:"group"})),o=e.appendChild(x("div","bar")),r=e.appendChild(x("div","say"));r.setAttribute("role","status");let n={box:e,svg:a,bar:o,say:r,drawn:"",data:null,now:{},time:1,held:"",frame:0,send:s=>{}};a.addEventListener("pointerdown",s=>ot(n,s)),a.addEventListener("pointermove",s=>st(n,s));for(let s of["pointerup","pointercancel"])a.addEventListener(s,()=>ct(n));return a.addEventListener("keydown",s=>dt(n,s)),{update(s,c){G(e),n.send=i=>c.setTriggerValue("moved",i);let d=JSON.stringify(s);d===n.drawn||n.held||(Object.assign(n,{drawn:d,data:s,now:structuredClone(s.points)}),e.classList.remove("dragged"),lt(n),k(n))},stop(){cancelAnimationFrame(n.frame),e.remove()}}});function ot(t,e){let a=e.target.closest?.("[data-name]");a&&(e.preventDefault(),t.held=a.dataset.name,t.svg.setPointerCapture(e.pointerId))}function st(t,e){if(!t.held)return;let a=t.svg.getBoundingClientRect(),o=b/a.width,r=b/2,n=r/t.data.reach,s=[((e.clientX-a.left)*o-r)/n,(r-(e.clientY-a.top)*o)/n];L(t,t.held,s)}function L(t,e,a){let[o,r]=a,n=c=>Math.round(Math.max(-t.data.reach,Math.min(t.data.reach,c))/y)*y,s=[n(o),n(r)];if(t.data.onCircle.includes(e)){let c=Math.hypot(o,r)||1;s=[o/c,r/c]}t.now[e]=s,t.box.classList.add("dragged"),k(t)}function ct(t){if(!t.held)return;let e=t.held;t.held="",U(t,e)}function U(t,e){t.send({name:e,at:t.now[e].map(a=>Number(a.toFixed(6)))})}var it={ArrowLeft:[-y,0],ArrowRight:[y,0],ArrowUp:[0,y],ArrowDown:[0,-y]};function dt(t,e){let a=e.target.dataset?.name,o=it[e.key];if(!a||!o)return;e.preventDefault();let[r,n]=t.now[a];if(t.data.onCircle.includes(a)){let s=Math.atan2(n,r)+(o[0]+o[1])*.5;L(t,a,[Math.cos(s),Math.sin(s)])}else L(t,a,[r+o[0],n+o[1]]);U(t,a),t.svg.querySelector(`[data-name="${a}"]`)?.focus()}function lt(t){let{words:e,kind:a}=t.data;if(t.bar.replaceChildren(),a!=="matrix")return;let o=t.bar.appendChild(x("button","play",e.play));o.type="button";let r=t.bar.appendChild(x("input"));Object.assign(r,{type:"range",min:"0",max:"1",step:"0.01",value:String(t.time)}),r.setAttribute("aria-label",e.way);let n=t.bar.appendChild(x("span","legend",t.data.parts?e.stages:"I → A"));n.title=e.way,r.addEventListener("input",()=>{cancelAnimationFrame(t.frame),t.time=Number(r.value),k(t)}),o.addEventListener("click",()=>ft(t,r))}function ft(t,e){if(cancelAnimationFrame(t.frame),matchMedia("(prefers-reduced-motion: reduce)").matches)return t.time=t.time<1?1:0,e.value=String(t.time),k(t);let a=performance.now(),o=r=>{t.time=Math.min(1,(r-a)/rt),e.value=String(t.time),k(t),t.time<1&&(t.frame=requestAnimationFrame(o))};t.frame=requestAnimationFrame(o)}function k(t){let{data:e}=t,a=b/2/e.reach,r={at:([s,c])=>[b/2+s*a,b/2-c*a],parts:[],labels:[],bars:[]};e.kind==="matrix"?pt(t,r):ut(t,r);for(let s of F(r.labels.reverse(),b,r.bars))r.parts.push(mt(s));let n=t.svg.getRootNode().activeElement?.dataset?.name;t.svg.setAttribute("aria-label",e.words.label),t.svg.replaceChildren(...r.parts),n&&t.svg.querySelector(`[data-name="${n}"]`)?.focus()}function ut(t,e){let{data:a,now:o}=t;$(e,a.reach,i=>i,"grid");let{a:r,b:n}=o,s=[r[0]+n[0],r[1]+n[1]];if(a.ball){let i=ht(r,a.ball);v(e,N(a.ball).map(([l,u])=>[l*i,u*i]),"ball")}v(e,[[0,0],r,s,n],S([r,n])<0?"area behind":"area");let c=n[0]**2+n[1]**2;if(c){let i=(r[0]*n[0]+r[1]*n[1])/c,l=[i*n[0],i*n[1]];w(e,M(n,-2*a.reach/Math.sqrt(c)),M(n,2*a.reach/Math.sqrt(c)),"through"),w(e,r,l,"drop"),w(e,[0,0],l,"shadow"),e.bars.push([e.at([0,0]),e.at(l)])}p(e,s,"total",a.words.total),p(e,M(n,a.alpha),"multiple",`${String(a.alpha).replace("-","−")}·b`),a.gradient&&p(e,[r[0]+a.gradient[0],r[1]+a.gradient[1]],"gradient",a.words.gradient,r),p(e,n,"second","b",[0,0],"b"),p(e,r,"first","a",[0,0],"a");let d=T(r,n);t.say.textContent=Number.isNaN(d)?"":a.words.angle.replace("{angle}",d.toFixed(1))}function ht([t,e],a){return a>50?Math.max(Math.abs(t),Math.abs(e)):(Math.abs(t)**a+Math.abs(e)**a)**(1/a)}function pt(t,e){let{data:a,now:o,time:r}=t,n=[[o.e1[0],o.e2[0]],[o.e1[1],o.e2[1]]],s=t.box.classList.contains("dragged"),c=R(n,s?null:a.parts,s?1:r);if($(e,a.reach,f=>f,"grid faint"),$(e,a.reach,f=>h(c,f),"grid bent"),v(e,nt.map(f=>h(c,f)),S(c)<0?"area behind":"area"),v(e,N(2).map(f=>h(c,f)),"ball"),!s)for(let f of a.directions)w(e,M(f,-2*a.reach),M(f,2*a.reach),"eigen");let d=o.x,i=h(c,d),l=T(d,i),u=l<z||l>180-z;p(e,i,u?"gradient":"total","Ax"),p(e,d,"multiple","x",[0,0],"x");let m=s||r===1;p(e,h(c,[0,1]),"second","A·e₂",[0,0],m?"e2":""),p(e,h(c,[1,0]),"first","A·e₁",[0,0],m?"e1":""),t.say.textContent=u?a.words.aligned.replace("{value}",(h(c,d)[0]*d[0]+h(c,d)[1]*d[1]).toFixed(2)):a.words.turned.replace("{angle}",Number.isNaN(l)?"–":l.toFixed(1))}function M([t,e],a){return[t*a,e*a]}function $(t,e,a,o){let r=Math.ceil(e)*2;for(let n=-r;n<=r;n++){let s=n===0?" zero":"";w(t,a([n,-r]),a([n,r]),o+s),w(t,a([-r,n]),a([r,n]),o+s)}}function w(t,e,a,o){let[[r,n],[s,c]]=[t.at(e),t.at(a)];t.parts.push(g("line",{x1:r,y1:n,x2:s,y2:c},o))}function v(t,e,a){let o=e.map(r=>t.at(r).map(n=>n.toFixed(1)).join(",")).join(" ");t.parts.push(g("polygon",{points:o},a))}function p(t,e,a,o,r=[0,0],n=""){let[[s,c],[d,i]]=[t.at(r),t.at(e)],l=Math.atan2(i-c,d-s),u=f=>`${d-12*Math.cos(l+f)},${i-12*Math.sin(l+f)}`;if(t.labels.push({x:d,y:i,angle:l,text:o,look:a}),t.parts.push(g("line",{x1:s,y1:c,x2:d,y2:i},`arrow ${a}`),g("polygon",{points:`${d},${i} ${u(.4)} ${u(-.4)}`},`head ${a}`)),!n)return;let m=g("circle",{cx:d,cy:i,r:16,tabindex:0,role:"slider","aria-label":o,"aria-valuetext":e.map(f=>f.toFixed(2)).join(", ")},"handle");m.dataset.name=n,t.parts.push(m)}function mt({label:t,box:e}){let a=g("text",{x:e.x,y:e.y+5,"text-anchor":"middle"},`label ${t.look}`);return a.textContent=t.text,a}export{Dt as default};
