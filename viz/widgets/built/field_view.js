var ct="http://www.w3.org/2000/svg";function b(t,e="",n=""){let a=document.createElement(t);return e&&(a.className=e),n!==""&&(a.textContent=String(n)),a}function f(t,e={},n=""){let a=document.createElementNS(ct,t);for(let[o,r]of Object.entries(e))a.setAttribute(o,String(r));return n&&a.setAttribute("class",n),a}function P(t){let e=t.getContext("2d");if(!e)throw new Error("this browser draws on no canvas");return e}function N(t,e){return e.map(n=>{let a="";for(let o=0;o<n.length;o+=2){let[r,s]=t.place(n[o],n[o+1]);a+=`${o?"L":"M"}${r.toFixed(1)} ${s.toFixed(1)}`}return a}).join("")}function S(t,e,n){let[a,o,r,s]=t.plane.window,[d,l]=[e/(o-a)*t.across,-n/(s-r)*t.tall],c=Math.hypot(d,l);return c?[d/c,l/c,Math.hypot(e,n)]:[0,0,0]}function T([t,e],[n,a],o){let r=Math.hypot(n-t,a-e)||1,[s,d]=[(n-t)/r,(a-e)/r],l=[n-s*o*1.6,a-d*o*1.6],c=[[n,a],[l[0]-d*o*.75,l[1]+s*o*.75],[l[0]+d*o*.75,l[1]-s*o*.75]],[i,p]=r>o*1.6?l:[t,e];return[f("line",{x1:t,y1:e,x2:i,y2:p}),f("polygon",{points:c.map(u=>u.join(",")).join(" "),"stroke-width":0})]}function $(t,e,n,a){let[o,r]=t.place(...e);return f("circle",{class:n,cx:o,cy:r,r:a})}function C(t,e,n,a){let o=f("text",{class:t,x:e,y:n});return o.textContent=a,o}function j(t,e){let n=(e-t)/6,a=10**Math.floor(Math.log10(n)),o=([1,2,5,10].find(s=>s*a>=n)??10)*a,r=[];for(let s=Math.ceil(t/o);s*o<=e+o*1e-9;s++)r.push(s*o);return r}function y(t){if(!Number.isFinite(t))return t>0?"∞":t<0?"−∞":"NaN";let e=Math.abs(t);return(e>=1e6||e&&e<1e-4?t.toExponential(2):String(Number(t.toPrecision(4)))).replace("-","−")}function D(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0));return new Float32Array(e.buffer)}function z(t,e){let n=Object.assign(document.createElement("i"),{style:`background:var(${e})`});t.append(n);let a=(getComputedStyle(n).backgroundColor.match(/[\d.]+/g)??[128,128,128]).slice(0,3).map(Number);return n.remove(),a}var[x,W,m,E,F]=[58,14,14,50,720],B=280,O=({across:t})=>Math.min(96,.15*t),A=["axis-3","axis-4","axis-1","axis-2","forward"];function U(t){let e=f("defs",{});return e.appendChild(f("clipPath",{id:"inside"})).append(f("rect",{x,y:m,width:t.across,height:t.tall})),e.appendChild(f("pattern",{id:"hatch",width:8,height:8,patternUnits:"userSpaceOnUse",patternTransform:"rotate(45)"})).append(f("rect",{width:8,height:8,fill:"var(--frame)"}),f("line",{x1:0,y1:0,x2:0,y2:8,stroke:"var(--card-line)","stroke-width":3})),e}function H(t){let{plane:e,values:n}=t,a=f("g",{});a.append(f("rect",{x,y:m,width:t.across,height:t.tall,fill:"url(#hatch)"}));let o=Object.assign(document.createElement("canvas"),{width:e.columns,height:e.rows}),r=P(o),s=r.createImageData(e.columns,e.rows),[d,l,c]=["--heat-low","--heat-high","--muted"].map(h=>z(t.box,h));t.missing=t.endless=!1;for(let h=0;h<e.rows;h++)for(let g=0;g<e.columns;g++){let M=n[h*e.columns+g],k=4*((e.rows-1-h)*e.columns+g);if(Number.isNaN(M))t.missing=!0;else if(!Number.isFinite(M))t.endless=!0,s.data.set([...c,255],k);else{let w=it(e.knots,M);s.data.set([0,1,2].map(L=>d[L]+w*(l[L]-d[L])).concat(255),k)}}r.putImageData(s,0,0);let[i,p]=[t.across/(e.columns-1),t.tall/(e.rows-1)],u={x:x-i/2,y:m-p/2,width:t.across+i,height:t.tall+p};return a.append(f("image",{...u,preserveAspectRatio:"none",href:o.toDataURL()})),a}function it(t,e){let n=1;for(;n<t.length-1&&e>t[n];)n++;let a=t[n]-t[n-1],o=a>0?Math.min(1,Math.max(0,(e-t[n-1])/a)):0;return(n-1+o)/(t.length-1)}function G(t){let e=[],n=[];return t.plane.contours.forEach(([a,o],r)=>{let s=o.reduce((l,c)=>c.length>l.length?c:l,[]),d=Math.floor(s.length/2);for(let l of[.15,.4,.65,.9,.28,.78]){let c=Math.floor(d*((l+r*.07)%1)),[i,p]=t.place(s[2*c],s[2*c+1]);if(!(!(i>x+22&&i<x+t.across-22&&p>m+12&&p<m+t.tall-12)||e.some(([h,g])=>Math.abs(h-i)<44&&Math.abs(g-p)<20))){e.push([i,p]),n.push(C("level",i,p,a.replace("-","−")));return}}}),n}function K(t){let{arrows:e,longest:n}=t.plane,a=Math.min(t.across,t.tall)/18;return e.flatMap(([o,r,s,d])=>{let[l,c,i]=S(t,s,d);if(!i)return[];let p=(i/n)**.4,[u,h]=t.place(o,r),g=a*(.18+.62*p),M=f("g",{class:"arrow",opacity:(.12+.5*p).toFixed(2)});return M.append(...T([u-l*g/2,h-c*g/2],[u+l*g/2,h+c*g/2],2+2*p)),[M]})}function _(t){let[e,n,a,o]=t.plane.window,r=[];for(let d of j(e,n)){let[l]=t.place(d,a),c=r[r.push(f("g",{class:"tick"}))-1],i=C("",l,m+t.tall+19,y(d));i.setAttribute("text-anchor","middle"),c.append(f("line",{x1:l,x2:l,y1:m+t.tall,y2:m+t.tall+5}),i)}for(let d of j(a,o)){let[,l]=t.place(e,d),c=r[r.push(f("g",{class:"tick"}))-1],i=C("",x-9,l+4,y(d));i.setAttribute("text-anchor","end"),c.append(f("line",{x1:x-5,x2:x,y1:l,y2:l}),i)}let s=[C("axis-name",x+t.across/2,m+t.tall+42,t.plane.names[0]),C("axis-name",14,m+t.tall/2,t.plane.names[1])];return s[0].setAttribute("text-anchor","middle"),s[1].setAttribute("text-anchor","middle"),s[1].setAttribute("transform",`rotate(-90 14 ${m+t.tall/2})`),[...r,...s]}function q(t){let{plane:e,words:n}=t,a=b("div","below");if(e.knots.length){let c=a.appendChild(b("span","legend")),[i,p]=[e.knots[0],e.knots.at(-1)],u=[i,p].map(h=>y(Math.abs(h)<1e-12*(p-i)?0:h));c.append(b("span","",u[0]),b("span","ramp"),b("span","",u[1])),e.arrows.length&&a.append(b("span","",n.arrows))}let[o,r,s,d]=e.window,l=t.tall/(d-s)*((r-o)/t.across);return Math.abs(Math.log(l))>.02&&a.append(b("span","",n.slanted)),t.missing&&a.append(b("span","",`▨ ${n.none}`)),t.endless&&a.append(b("span","",`■ ${n.infinite}`)),t.read=a.appendChild(b("span","read")),e.walks.length&&a.append(dt(t)),a}function dt(t){let{plane:e,words:n}=t,a=Math.max(...e.walks.map(p=>p.path.length/2))-1,o=b("div","player"),r=o.appendChild(b("button","",`▶ ${n.play}`)),s=o.appendChild(Object.assign(document.createElement("input"),{type:"range",min:"0",max:String(a),value:String(a)}));s.setAttribute("aria-label",n.steps);let d=o.appendChild(b("span","")),l=o.appendChild(b("div","places")),c=()=>{ht(t,Number(s.value)),l.replaceChildren(...e.walks.map((p,u)=>pt(p,u,Number(s.value)))),d.textContent=n.step.replace("{step}",s.value).replace("{steps}",a)},i=()=>{clearInterval(t.timer),t.timer=0,r.textContent=`▶ ${n.play}`};return r.addEventListener("click",()=>{if(t.timer)return i();Number(s.value)>=a&&(s.value="0"),r.textContent=`❚❚ ${n.pause}`;let p=Math.max(1,Math.round(a/200));t.timer=setInterval(()=>{s.value=String(Number(s.value)+p),c(),Number(s.value)>=a&&i()},Math.max(30,Math.min(220,3e3/Math.max(1,a)))),c()}),s.addEventListener("input",c),c(),o}function pt(t,e,n){let a=Math.min(n,t.values.length-1),o=t.values[a]??NaN,r=Math.abs(o)<1e308?o:o/0,s=b("span","place");s.style.setProperty("--line",`var(--${A[e%A.length]})`);let[d,l]=[t.path[2*a]??NaN,t.path[2*a+1]??NaN];return s.append(b("span","name",t.name),` (${y(d)}, ${y(l)})  f ${y(r)}`),s}function ft(t,e){let[n,a,o,r]=t.plane.window,[s,d,l]=[(n+a)/2,(o+r)/2,1e4*Math.max(a-n,r-o)],c=[];for(let i=0;i<e.length;i+=2){let[p,u]=[e[i]-s,e[i+1]-d],h=Math.max(1,Math.abs(p)/l,Math.abs(u)/l);c.push(s+p/h,d+u/h)}return c}function ht(t,e){t.walks.replaceChildren(),t.plane.walks.forEach((n,a)=>{let o=`var(--${A[a%A.length]})`,r=ft(t,n.path.slice(0,2*(e+1))),s=f("path",{class:"walk",d:N(t,[r])});s.style.setProperty("--line",o),t.walks.append(s);let d=r.length/2;for(let l=0;l<d;l++){if(d>150&&l<d-1&&l%Math.ceil(d/150))continue;let c=$(t,[r[2*l],r[2*l+1]],"walk-dot",l===d-1?5:2.6);c.style.setProperty("--line",o),t.walks.append(c)}})}function J(t,e){let n=t.svg.getBoundingClientRect(),a=Math.min(n.width/t.wide,n.height/(t.tall+m+E)),o=n.left+(n.width-t.wide*a)/2,r=n.top+(n.height-(t.tall+m+E)*a)/2;return[(e.clientX-o)/a,(e.clientY-r)/a]}function V(t,[e,n]){return e>=x&&e<=x+t.across&&n>=m&&n<=m+t.tall}function X(t,e){if(!t.svg?.contains(e.target)||e.button!==0)return;let n=J(t,e);!V(t,n)&&e.target!==t.handle||(e.preventDefault(),t.svg.setPointerCapture(e.pointerId),t.moving=!0,Q(t,n))}function Y(t,e){let n=J(t,e);t.moving&&Q(t,n),ut(t,V(t,n)?t.from(...n):null)}function R(t){t.moving&&(t.moving=!1,tt(t))}function Q(t,[e,n]){let a=Math.min(Math.max(e,x),x+t.across),o=Math.min(Math.max(n,m),m+t.tall);Z(t,t.from(a,o))}function Z(t,e){t.point=e.map((o,r)=>{let s=t.plane.window[2*r+1]-t.plane.window[2*r],d=Math.max(0,3-Math.floor(Math.log10(s)));return Number(o.toFixed(Math.min(d,12)))});let[n,a]=t.place(...t.point);t.handle.setAttribute("cx",n),t.handle.setAttribute("cy",a),t.svg.classList.add("moving")}function v(t,e){if(e.target!==t.handle)return;let n={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[e.key];if(!n)return;e.preventDefault();let[a,o,r,s]=t.plane.window,d=e.shiftKey?20:100,l=[t.point[0]+n[0]*(o-a)/d,t.point[1]+n[1]*(s-r)/d];Z(t,[Math.min(Math.max(l[0],a),o),Math.min(Math.max(l[1],r),s)]),clearTimeout(t.settling),t.settling=setTimeout(()=>tt(t),180)}function tt(t){t.point.every((e,n)=>e===t.plane.point[n])?t.svg.classList.remove("moving"):t.send(t.point)}function ut(t,e){if(!e)return void(t.read.textContent="");let{plane:n}=t,[a,o,r,s]=n.window,d=Math.round((e[0]-a)/(o-a)*(n.columns-1)),l=Math.round((e[1]-r)/(s-r)*(n.rows-1)),c=t.values[l*n.columns+d],i=Number.isNaN(c)?t.words.none:y(c);t.read.textContent=`${n.names[0]} ${y(e[0])}  ${n.names[1]} ${y(e[1])}  f ≈ ${i}`}function et(t){let{plane:e,words:n}=t,a=t.place(...t.point),o=[],r=l=>o[o.push(f("g",{class:`${l} gone-while-moving`}))-1],s=f("g",{class:"gone-while-moving"});if(e.hull.length){let l=Math.max(...e.hull.map(([i,p])=>Math.hypot(i,p)),1e-300),c=e.hull.map(([i,p])=>[a[0]+i/l*O(t),a[1]-p/l*O(t)]);o.push(f("polygon",{class:"hull gone-while-moving",points:c.map(i=>i.join(",")).join(" ")})),s.append(...I(t,[c[Math.floor(c.length/4)]],"gradient-label",n.subgradients))}if(e.direction){let[l,c]=S(t,...e.direction);r("dial").append(...T(a,[a[0]+l*72,a[1]+c*72],6),f("circle",{cx:a[0],cy:a[1],r:72})),s.append(C("label dial-label",a[0]+l*86,a[1]+c*86+4,"u"))}let d=[];if(e.gradient){let[l,c,i]=S(t,...e.gradient),p=i?Math.min(1,.5+.5*(i/(e.longest||i)))*O(t):0,u=[a[0]+l*p,a[1]+c*p];if(i&&r("gradient").append(...T(a,u,7)),i&&e.tangent){let[h,g]=S(t,...e.tangent),M=[[l,c],[l+h,c+g],[h,g]].map(([k,w])=>[a[0]+15*k,a[1]+15*w].join(","));o.push(f("polyline",{class:"square gone-while-moving",points:M.join(" ")}))}e.gradient_label&&s.append(...I(t,[u],"gradient-label",e.gradient_label,d))}if(e.tangent){let[l,c]=S(t,...e.tangent),i=[1,-1].map(p=>[a[0]+p*l*84,a[1]+p*c*84]);for(let p of i)r("tangent").append(...T(a,p,6));s.append(...I(t,i,"tangent-label",n.tangent,d))}return[...o,s]}function I(t,e,n,a,o=[]){let r=8.6*[...a].reduce((p,u)=>p+(u.charCodeAt(0)>11904?1.7:1),0)+10,s=t.place(...t.point),d=e.flatMap(p=>[1,-1].map(u=>{let h=(p[1]<=s[1]?-16:16)*u;return{x:Math.min(Math.max(p[0],x+r/2+3),x+t.across-r/2-3),y:Math.min(Math.max(p[1]+h,m+13),m+t.tall-13),wide:r}})),l=({x:p,y:u})=>o.every(h=>Math.abs(h.y-u)>24||Math.abs(h.x-p)>(h.wide+r)/2),c=d.find(l)??d[0];o.push(c);let i=C(`label ${n}`,c.x,c.y,a);return i.setAttribute("text-anchor","middle"),i.setAttribute("dominant-baseline","central"),[f("rect",{class:"plate",x:c.x-r/2,y:c.y-11,width:r,height:22,rx:4}),i]}function nt(t,e){let n=t.map(o=>{let r=new CSSStyleSheet;return r.replaceSync(o),r}),a=new WeakMap;return o=>{let r=o.parentElement,s=a.get(r);s||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],s=e(r),a.set(r,s));let d=s;return d.update(o.data,o),()=>{d.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(l=>!n.includes(l)),a.delete(r)}}}var at=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function xt(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),gt(n)}function gt(t){let[e=255,n=255,a=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*a<128}function ot(t){let e=xt(t);return t.classList.toggle("dark",e),e}var rt=`.field {
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.85rem;
}
svg {
  display: block;
  width: 100%;
  max-height: 600px;
  touch-action: none;
  user-select: none;
}
.plot {
  cursor: crosshair;
}
.frame {
  fill: none;
  stroke: var(--card-line);
}
.tick text {
  font:
    12px var(--st-font),
    sans-serif;
  fill: var(--muted);
}
.tick line {
  stroke: var(--card-line);
}
.axis-name {
  font:
    600 14px var(--st-code-font),
    monospace;
  fill: var(--text);
}
.contour {
  fill: none;
  stroke: var(--forward);
  stroke-width: 1;
  opacity: 0.62;
}
.level {
  font:
    12px var(--st-font),
    sans-serif;
  fill: var(--text);
  paint-order: stroke;
  stroke: var(--card);
  stroke-width: 3px;
  stroke-opacity: 0.75;
  text-anchor: middle;
  dominant-baseline: central;
  pointer-events: none;
}
.through {
  fill: none;
  stroke: var(--axis-0);
  stroke-width: 3;
}
.arrow {
  stroke: var(--backward);
  fill: var(--backward);
  stroke-width: 1.1;
  pointer-events: none;
}
.gradient {
  stroke: var(--backward);
  fill: var(--backward);
  stroke-width: 3;
}
.tangent {
  stroke: var(--axis-0);
  fill: var(--axis-0);
  stroke-width: 3;
}
.dial {
  stroke: var(--axis-4);
  fill: var(--axis-4);
  stroke-width: 3;
}
.dial circle {
  fill: none;
  stroke-width: 1.2;
  stroke-dasharray: 3 4;
}
.square {
  fill: none;
  stroke: var(--text);
  stroke-width: 1.2;
}
.label {
  font:
    600 14px var(--st-code-font),
    monospace;
  stroke: none;
}
.plate {
  fill: var(--card);
  opacity: 0.84;
  stroke: none;
}
.gradient-label {
  fill: var(--backward);
}
.dial-label {
  fill: var(--axis-4);
  text-anchor: middle;
}
.tangent-label {
  fill: var(--axis-0);
}
.moving .gone-while-moving {
  opacity: 0.15;
}
.hull {
  fill: var(--backward);
  fill-opacity: 0.16;
  stroke: var(--backward);
  stroke-width: 2;
  stroke-dasharray: 5 3;
}
.ellipse {
  fill: none;
  stroke: var(--axis-1);
  stroke-width: 2;
  stroke-dasharray: 6 4;
}
.constraint {
  fill: none;
  stroke: var(--axis-1);
  stroke-width: 3;
}
.kissing {
  fill: none;
  stroke: var(--text);
  stroke-width: 1.6;
  stroke-dasharray: 6 4;
}
.touching {
  fill: var(--selection);
  stroke: var(--text);
  stroke-width: 1.5;
}
.walk {
  fill: none;
  stroke: var(--line);
  stroke-width: 2;
}
.walk-dot {
  fill: var(--line);
  stroke: var(--card);
  stroke-width: 0.8;
}
.handle {
  fill: var(--selection-cell);
  stroke: var(--backward);
  stroke-width: 4;
  cursor: grab;
}
.handle:focus {
  outline: none;
}
.handle:focus-visible {
  stroke: var(--selection);
  stroke-width: 6;
}
.below {
  display: flex;
  flex-wrap: wrap;
  gap: 4px 16px;
  align-items: center;
  min-height: 1.7rem;
  padding: 2px 8px 0 52px;
  color: var(--muted);
}
.read {
  font-family: var(--st-code-font), monospace;
  color: var(--text);
}
.legend {
  display: inline-flex;
  align-items: center;
  gap: 6px;
}
.ramp {
  width: 90px;
  height: 10px;
  border: 1px solid var(--card-line);
  border-radius: 3px;
  background: linear-gradient(90deg, var(--heat-low), var(--heat-high));
}
.name {
  color: var(--line);
  font-weight: 600;
}
.player {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 10px;
  flex: 1 1 100%;
}
.places {
  display: flex;
  flex-wrap: wrap;
  gap: 2px 18px;
  flex: 1 1 100%;
  color: var(--text);
  font-variant-numeric: tabular-nums;
}
.place {
  white-space: pre;
}
.player input {
  flex: 1 1 8rem;
  max-width: 22rem;
  accent-color: var(--forward);
}
button {
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
`;var ee=nt([at,rt],t=>{let e=yt(t);return{update(n,a){e.send=r=>a.setTriggerValue("acted",{point:r});let o=JSON.stringify(n)+ot(e.box);o!==e.drawn&&lt(e,n,o)},stop(){clearInterval(e.timer),clearTimeout(e.settling),e.resized.disconnect(),e.box.remove()}}});function yt(t){let e=t.appendChild(b("div","field themed")),n={box:e,drawn:"",timer:0,settling:0,moving:!1,wide:0};return n.resized=new ResizeObserver(()=>{n.data&&Math.abs(st(n)-n.wide)>8&&lt(n,n.data,n.drawn)}),n.resized.observe(e),e.addEventListener("pointerdown",a=>X(n,a)),e.addEventListener("pointermove",a=>Y(n,a)),e.addEventListener("pointerup",()=>R(n)),e.addEventListener("pointercancel",()=>R(n)),e.addEventListener("pointerleave",()=>n.read&&(n.read.textContent="")),e.addEventListener("keydown",a=>v(n,a)),n}function st({box:t}){return Math.max(B,Math.min(F,Math.floor(t.clientWidth)||F))}function lt(t,e,n){clearInterval(t.timer);let a=t.box.getRootNode().activeElement?.classList.contains("handle"),{plane:o,words:r}=e,[s,d,l,c]=o.window,i=st(t),p=i-x-W,u=p*Math.min(1.25,Math.max(.45,(c-l)/(d-s)));Object.assign(t,{data:e,drawn:n,wide:i,plane:o,words:r,across:p,tall:u,point:o.point.slice()}),t.place=(k,w)=>[x+(k-s)/(d-s)*p,m+(1-(w-l)/(c-l))*u],t.from=(k,w)=>[s+(k-x)/p*(d-s),l+(1-(w-m)/u)*(c-l)];let h=t.svg=f("svg",{viewBox:`0 0 ${i} ${u+m+E}`,role:"group","aria-label":r.picture});h.append(U(t));let g=h.appendChild(f("g",{class:"plot","clip-path":"url(#inside)"}));g.append(...kt(t)),g.append(f("path",{class:"kissing",d:N(t,o.kissing)})),g.append(f("path",{class:"constraint",d:N(t,o.constraint)})),g.append(f("path",{class:"through gone-while-moving",d:N(t,o.through)})),t.walks=g.appendChild(f("g",{})),o.ellipse.length&&g.append(f("path",{class:"ellipse gone-while-moving",d:N(t,[o.ellipse])})),h.append(f("rect",{class:"frame",x,y:m,width:p,height:u}),..._(t)),h.append(...et(t),...o.touching.map(k=>$(t,k,"touching",6))),t.handle=$(t,t.point,"handle",8);let M=`${r.point} ${o.names[0]} = ${y(t.point[0])}, ${o.names[1]} = ${y(t.point[1])}`;Object.entries({tabindex:0,role:"button","aria-label":M}).forEach(([k,w])=>t.handle.setAttribute(k,w)),h.append(t.handle),t.box.replaceChildren(h,q(t)),a&&t.handle.focus()}function kt(t){let{plane:e}=t,n=JSON.stringify([t.wide,e.window,e.contours.length,e.arrows.length,e.longest,e.cells])+t.box.className;if(n!==t.known){t.known=n,t.values=D(e.cells);let a=e.contours.map(([,o])=>f("path",{class:"contour",d:N(t,o)}));t.ground=[H(t),...a,...K(t),...G(t)]}return t.ground}export{ee as default};
