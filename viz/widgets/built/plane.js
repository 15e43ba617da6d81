var v="http://www.w3.org/2000/svg";function m(n,e="",r=""){let o=document.createElement(n);return e&&(o.className=e),r!==""&&(o.textContent=String(r)),o}function l(n,e={},r=""){let o=document.createElementNS(v,n);for(let[a,t]of Object.entries(e))o.setAttribute(a,String(t));return r&&o.setAttribute("class",r),o}function h(n,e){let r=n.map(a=>{let t=new CSSStyleSheet;return t.replaceSync(a),t}),o=new WeakMap;return a=>{let t=a.parentElement,s=o.get(t);s||(t.adoptedStyleSheets=[...t.adoptedStyleSheets,...r],s=e(t),o.set(t,s));let c=s;return c.update(a.data,a),()=>{c.stop(),t.adoptedStyleSheets=t.adoptedStyleSheets.filter(i=>!r.includes(i)),o.delete(t)}}}var x=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function y(n){let e=document.createElement("i");e.style.background="var(--st-background-color)",n.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),S(r)}function S(n){let[e=255,r=255,o=255]=(n.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*o<128}function g(n){let e=y(n);return n.classList.toggle("dark",e),e}var w=`.plane {
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
`;var u=320,C=450,J=h([x,w],n=>{let e=n.appendChild(m("div","plane themed")),o={svg:e.appendChild(l("svg",{viewBox:`0 0 ${u} ${u}`,role:"img"})),drawn:"",shown:null,frame:0};return{update(a){g(e);let t=JSON.stringify(a);t!==o.drawn&&(o.drawn=t,$(o,a))},stop(){cancelAnimationFrame(o.frame),e.remove()}}});function $(n,e){cancelAnimationFrame(n.frame);let r=n.shown;if(!r||matchMedia("(prefers-reduced-motion: reduce)").matches||!A(r,e))return b(n,e);let a=performance.now(),t=s=>{let c=Math.min(1,(s-a)/C);b(n,c<1?E(r,e,c*c*(3-2*c)):e),c<1&&(n.frame=requestAnimationFrame(t))};n.frame=requestAnimationFrame(t)}function A(n,e){return n.curves.length===e.curves.length&&n.arrows.length===e.arrows.length&&n.curves.every((r,o)=>r.points.length===e.curves[o].points.length)}function E(n,e,r){let o=(t,s)=>t+(s-t)*r,a=(t,s)=>[o(t[0],s[0]),o(t[1],s[1])];return{...e,reach:o(n.reach,e.reach),curves:e.curves.map((t,s)=>({...t,points:t.points.map((c,i)=>a(n.curves[s].points[i],c))})),arrows:e.arrows.map((t,s)=>({...t,to:a(n.arrows[s].to,t.to)}))}}function b(n,e){n.shown=e;let r=u/2/e.reach,o=([t,s])=>[u/2+t*r,u/2-s*r],a=[];for(let t of e.curves){let s=t.points.map(c=>o(c).map(i=>i.toFixed(2)).join(",")).join(" ");a.push(l("polygon",{points:s,stroke:`var(--${t.role})`,fill:t.filled?`var(--${t.role}-cell)`:"none"},"curve"))}a.push(...F(e.reach,o));for(let t of e.arrows)a.push(...N(t,o));n.svg.setAttribute("aria-label",e.label),n.svg.replaceChildren(...a)}function*F(n,e){for(let[o,a]of[[[-n,0],[n,0]],[[0,-n],[0,n]]]){let[[t,s],[c,i]]=[e(o),e(a)];yield l("line",{x1:t,y1:s,x2:c,y2:i},"axis")}let r=10**Math.floor(Math.log10(n/1.2))*(n/10**Math.floor(Math.log10(n/1.2))>5?5:1);for(let o=1;o*r<n;o++){for(let c of[o*r,-o*r]){let[i,f]=e([c,0]),[d,p]=e([0,c]);yield l("line",{x1:i,y1:f-3,x2:i,y2:f+3},"axis"),yield l("line",{x1:d-3,y1:p,x2:d+3,y2:p},"axis")}let[a,t]=e([o*r,0]),s=l("text",{x:a,y:t+15,"text-anchor":"middle"},"tick");s.textContent=String(Number((o*r).toPrecision(3))),yield s}}function N(n,e){let[r,o]=e([0,0]),[a,t]=e(n.to),s=Math.atan2(t-o,a-r),c=d=>`${a-10*Math.cos(s+d)},${t-10*Math.sin(s+d)}`,i=`var(--${n.role})`,f=l("text",{x:a+9*Math.cos(s),y:t+9*Math.sin(s)+5,fill:i,"text-anchor":Math.cos(s)<-.3?"end":"start"},"name");return f.textContent=n.label,[l("line",{x1:r,y1:o,x2:a,y2:t,stroke:i},"shaft"),l("polygon",{points:`${a},${t} ${c(.4)} ${c(-.4)}`,fill:i}),f]}export{J as default};
