function S(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),M(r)}function M(t){let[e=255,r=255,o=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*o<128}function p(t){let e=S(t);return t.classList.toggle("dark",e),e}function h(t,e){let r=JSON.stringify(e);return r===t.drawn?!1:(Object.assign(t,{drawn:r,data:e}),!0)}var C="http://www.w3.org/2000/svg";function x(t,e="",r=""){let o=document.createElement(t);return e&&(o.className=e),r!==""&&(o.textContent=String(r)),o}function l(t,e={},r=""){let o=document.createElementNS(C,t);for(let[a,n]of Object.entries(e))o.setAttribute(a,String(n));return r&&o.setAttribute("class",r),o}function w(t){let{setStateValue:e,setTriggerValue:r}=t;return{...t,setStateValue:(...o)=>g(()=>e(...o)),setTriggerValue:(...o)=>g(()=>r(...o))}}function g(t){let e=window.setTimeout,r=(o,a=0,...n)=>a>0||typeof o!="function"?e(o,a,...n):(queueMicrotask(()=>o(...n)),0);window.setTimeout=r;try{return t()}finally{window.setTimeout=e}}function b(t,e){let r=t.map(a=>{let n=new CSSStyleSheet;return n.replaceSync(a),n}),o=new WeakMap;return a=>{let n=a.parentElement,s=o.get(n);s||(n.adoptedStyleSheets=[...n.adoptedStyleSheets,...r],s=e(n),o.set(n,s));let c=s;return c.update(a.data,w(a)),()=>{c.stop(),n.adoptedStyleSheets=n.adoptedStyleSheets.filter(i=>!r.includes(i)),o.delete(n)}}}var k=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;var y=`.plane {
  color: var(--text);
  max-width: 360px;
  margin: 0 auto;
}
svg {
  width: 100%;
  display: block;
  overflow: hidden;
}
.axis {
  stroke: var(--edge);
  stroke-width: 1;
}
.tick {
  fill: var(--muted);
  font:
    12px var(--st-code-font),
    monospace;
}
.curve {
  stroke-width: 2.5;
  stroke-linejoin: round;
  fill-opacity: 0.65;
}
.shaft {
  stroke-width: 2.5;
}
.name {
  font:
    600 13px var(--st-code-font),
    monospace;
  paint-order: stroke;
  stroke: var(--st-background-color);
  stroke-width: 4px;
}
`;var u=320,T=450,Q=b([k,y],t=>{let e=t.appendChild(x("div","plane themed")),o={svg:e.appendChild(l("svg",{viewBox:`0 0 ${u} ${u}`,role:"img"})),drawn:"",shown:null,frame:0};return{update(a){p(e),h(o,a)&&O(o,a)},stop(){cancelAnimationFrame(o.frame),e.remove()}}});function O(t,e){cancelAnimationFrame(t.frame);let r=t.shown;if(!r||matchMedia("(prefers-reduced-motion: reduce)").matches||!E(r,e))return v(t,e);let a=performance.now(),n=s=>{let c=Math.min(1,(s-a)/T);v(t,c<1?j(r,e,c*c*(3-2*c)):e),c<1&&(t.frame=requestAnimationFrame(n))};t.frame=requestAnimationFrame(n)}function E(t,e){return t.curves.length===e.curves.length&&t.arrows.length===e.arrows.length&&t.curves.every((r,o)=>r.points.length===e.curves[o].points.length)}function j(t,e,r){let o=(n,s)=>n+(s-n)*r,a=(n,s)=>[o(n[0],s[0]),o(n[1],s[1])];return{...e,reach:o(t.reach,e.reach),curves:e.curves.map((n,s)=>({...n,points:n.points.map((c,i)=>a(t.curves[s].points[i],c))})),arrows:e.arrows.map((n,s)=>({...n,to:a(t.arrows[s].to,n.to)}))}}function v(t,e){t.shown=e;let r=u/2/e.reach,o=([n,s])=>[u/2+n*r,u/2-s*r],a=[];for(let n of e.curves){let s=n.points.map(c=>o(c).map(i=>i.toFixed(2)).join(",")).join(" ");a.push(l("polygon",{points:s,stroke:`var(--${n.role})`,fill:n.filled?`var(--${n.role}-cell)`:"none"},"curve"))}a.push(...F(e.reach,o));for(let n of e.arrows)a.push(...N(n,o));t.svg.setAttribute("aria-label",e.label),t.svg.replaceChildren(...a)}function*F(t,e){for(let[o,a]of[[[-t,0],[t,0]],[[0,-t],[0,t]]]){let[[n,s],[c,i]]=[e(o),e(a)];yield l("line",{x1:n,y1:s,x2:c,y2:i},"axis")}let r=10**Math.floor(Math.log10(t/1.2))*(t/10**Math.floor(Math.log10(t/1.2))>5?5:1);for(let o=1;o*r<t;o++){for(let c of[o*r,-o*r]){let[i,f]=e([c,0]),[d,m]=e([0,c]);yield l("line",{x1:i,y1:f-3,x2:i,y2:f+3},"axis"),yield l("line",{x1:d-3,y1:m,x2:d+3,y2:m},"axis")}let[a,n]=e([o*r,0]),s=l("text",{x:a,y:n+15,"text-anchor":"middle"},"tick");s.textContent=String(Number((o*r).toPrecision(3))),yield s}}function N(t,e){let[r,o]=e([0,0]),[a,n]=e(t.to),s=Math.atan2(n-o,a-r),c=d=>`${a-10*Math.cos(s+d)},${n-10*Math.sin(s+d)}`,i=`var(--${t.role})`,f=l("text",{x:a+9*Math.cos(s),y:n+9*Math.sin(s)+5,fill:i,"text-anchor":Math.cos(s)<-.3?"end":"start"},"name");return f.textContent=t.label,[l("line",{x1:r,y1:o,x2:a,y2:n,stroke:i},"shaft"),l("polygon",{points:`${a},${n} ${c(.4)} ${c(-.4)}`,fill:i}),f]}export{Q as default};
