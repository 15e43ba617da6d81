var rt="http://www.w3.org/2000/svg";function g(t,e="",n=""){let a=document.createElement(t);return e&&(a.className=e),n!==""&&(a.textContent=String(n)),a}function f(t,e={},n=""){let a=document.createElementNS(rt,t);for(let[o,r]of Object.entries(e))a.setAttribute(o,String(r));return n&&a.setAttribute("class",n),a}function P(t){let e=t.getContext("2d");if(!e)throw new Error("this browser draws on no canvas");return e}function C(t,e){return e.map(n=>{let a="";for(let o=0;o<n.length;o+=2){let[r,s]=t.place(n[o],n[o+1]);a+=`${o?"L":"M"}${r.toFixed(1)} ${s.toFixed(1)}`}return a}).join("")}function N(t,e,n){let[a,o,r,s]=t.plane.window,[p,l]=[e/(o-a)*t.across,-n/(s-r)*t.tall],c=Math.hypot(p,l);return c?[p/c,l/c,Math.hypot(e,n)]:[0,0,0]}function $([t,e],[n,a],o){let r=Math.hypot(n-t,a-e)||1,[s,p]=[(n-t)/r,(a-e)/r],l=[n-s*o*1.6,a-p*o*1.6],c=[[n,a],[l[0]-p*o*.75,l[1]+s*o*.75],[l[0]+p*o*.75,l[1]-s*o*.75]],[i,d]=r>o*1.6?l:[t,e];return[f("line",{x1:t,y1:e,x2:i,y2:d}),f("polygon",{points:c.map(u=>u.join(",")).join(" "),"stroke-width":0})]}function T(t,e,n,a){let[o,r]=t.place(...e);return f("circle",{class:n,cx:o,cy:r,r:a})}function w(t,e,n,a){let o=f("text",{class:t,x:e,y:n});return o.textContent=a,o}function F(t,e){let n=(e-t)/6,a=10**Math.floor(Math.log10(n)),o=([1,2,5,10].find(s=>s*a>=n)??10)*a,r=[];for(let s=Math.ceil(t/o);s*o<=e+o*1e-9;s++)r.push(s*o);return r}function k(t){if(!Number.isFinite(t))return t>0?"∞":t<0?"−∞":"NaN";let e=Math.abs(t);return(e>=1e6||e&&e<1e-4?t.toExponential(2):String(Number(t.toPrecision(4)))).replace("-","−")}function R(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0));return new Float32Array(e.buffer)}function W(t,e){let n=Object.assign(document.createElement("i"),{style:`background:var(${e})`});t.append(n);let a=(getComputedStyle(n).backgroundColor.match(/[\d.]+/g)??[128,128,128]).slice(0,3).map(Number);return n.remove(),a}var[x,B,m,A,S]=[58,14,14,50,720],L=96,E=["axis-3","axis-4","axis-1","axis-2","forward"];function H(t){let e=f("defs",{});return e.appendChild(f("clipPath",{id:"inside"})).append(f("rect",{x,y:m,width:t.across,height:t.tall})),e.appendChild(f("pattern",{id:"hatch",width:8,height:8,patternUnits:"userSpaceOnUse",patternTransform:"rotate(45)"})).append(f("rect",{width:8,height:8,fill:"var(--frame)"}),f("line",{x1:0,y1:0,x2:0,y2:8,stroke:"var(--card-line)","stroke-width":3})),e}function U(t){let{plane:e,values:n}=t,a=f("g",{});a.append(f("rect",{x,y:m,width:t.across,height:t.tall,fill:"url(#hatch)"}));let o=Object.assign(document.createElement("canvas"),{width:e.columns,height:e.rows}),r=P(o),s=r.createImageData(e.columns,e.rows),[p,l,c]=["--heat-low","--heat-high","--muted"].map(h=>W(t.box,h));t.missing=t.endless=!1;for(let h=0;h<e.rows;h++)for(let b=0;b<e.columns;b++){let y=n[h*e.columns+b],M=4*((e.rows-1-h)*e.columns+b);if(Number.isNaN(y))t.missing=!0;else if(!Number.isFinite(y))t.endless=!0,s.data.set([...c,255],M);else{let O=st(e.knots,y);s.data.set([0,1,2].map(j=>p[j]+O*(l[j]-p[j])).concat(255),M)}}r.putImageData(s,0,0);let[i,d]=[t.across/(e.columns-1),t.tall/(e.rows-1)],u={x:x-i/2,y:m-d/2,width:t.across+i,height:t.tall+d};return a.append(f("image",{...u,preserveAspectRatio:"none",href:o.toDataURL()})),a}function st(t,e){let n=1;for(;n<t.length-1&&e>t[n];)n++;let a=t[n]-t[n-1],o=a>0?Math.min(1,Math.max(0,(e-t[n-1])/a)):0;return(n-1+o)/(t.length-1)}function z(t){let e=[],n=[];return t.plane.contours.forEach(([a,o],r)=>{let s=o.reduce((l,c)=>c.length>l.length?c:l,[]),p=Math.floor(s.length/2);for(let l of[.15,.4,.65,.9,.28,.78]){let c=Math.floor(p*((l+r*.07)%1)),[i,d]=t.place(s[2*c],s[2*c+1]);if(!(!(i>x+22&&i<x+t.across-22&&d>m+12&&d<m+t.tall-12)||e.some(([h,b])=>Math.abs(h-i)<44&&Math.abs(b-d)<20))){e.push([i,d]),n.push(w("level",i,d,a.replace("-","−")));return}}}),n}function v(t){let{arrows:e,longest:n}=t.plane,a=Math.min(t.across,t.tall)/18;return e.flatMap(([o,r,s,p])=>{let[l,c,i]=N(t,s,p);if(!i)return[];let d=(i/n)**.4,[u,h]=t.place(o,r),b=a*(.18+.62*d),y=f("g",{class:"arrow",opacity:(.12+.5*d).toFixed(2)});return y.append(...$([u-l*b/2,h-c*b/2],[u+l*b/2,h+c*b/2],2+2*d)),[y]})}function G(t){let[e,n,a,o]=t.plane.window,r=[];for(let p of F(e,n)){let[l]=t.place(p,a),c=r[r.push(f("g",{class:"tick"}))-1],i=w("",l,m+t.tall+19,k(p));i.setAttribute("text-anchor","middle"),c.append(f("line",{x1:l,x2:l,y1:m+t.tall,y2:m+t.tall+5}),i)}for(let p of F(a,o)){let[,l]=t.place(e,p),c=r[r.push(f("g",{class:"tick"}))-1],i=w("",x-9,l+4,k(p));i.setAttribute("text-anchor","end"),c.append(f("line",{x1:x-5,x2:x,y1:l,y2:l}),i)}let s=[w("axis-name",x+t.across/2,m+t.tall+42,t.plane.names[0]),w("axis-name",14,m+t.tall/2,t.plane.names[1])];return s[0].setAttribute("text-anchor","middle"),s[1].setAttribute("text-anchor","middle"),s[1].setAttribute("transform",`rotate(-90 14 ${m+t.tall/2})`),[...r,...s]}function K(t){let{plane:e,words:n}=t,a=g("div","below");if(e.knots.length){let c=a.appendChild(g("span","legend")),[i,d]=[e.knots[0],e.knots.at(-1)],u=[i,d].map(h=>k(Math.abs(h)<1e-12*(d-i)?0:h));c.append(g("span","",u[0]),g("span","ramp"),g("span","",u[1])),e.arrows.length&&a.append(g("span","",n.arrows))}let[o,r,s,p]=e.window,l=t.tall/(p-s)*((r-o)/t.across);return Math.abs(Math.log(l))>.02&&a.append(g("span","",n.slanted)),t.missing&&a.append(g("span","",`▨ ${n.none}`)),t.endless&&a.append(g("span","",`■ ${n.infinite}`)),t.read=a.appendChild(g("span","read")),e.walks.length&&a.append(lt(t)),a}function lt(t){let{plane:e,words:n}=t,a=Math.max(...e.walks.map(d=>d.path.length/2))-1,o=g("div","player"),r=o.appendChild(g("button","",`▶ ${n.play}`)),s=o.appendChild(Object.assign(document.createElement("input"),{type:"range",min:"0",max:String(a),value:String(a)}));s.setAttribute("aria-label",n.steps);let p=o.appendChild(g("span","")),l=o.appendChild(g("div","places")),c=()=>{pt(t,Number(s.value)),l.replaceChildren(...e.walks.map((d,u)=>ct(d,u,Number(s.value)))),p.textContent=n.step.replace("{step}",s.value).replace("{steps}",a)},i=()=>{clearInterval(t.timer),t.timer=0,r.textContent=`▶ ${n.play}`};return r.addEventListener("click",()=>{if(t.timer)return i();Number(s.value)>=a&&(s.value="0"),r.textContent=`❚❚ ${n.pause}`;let d=Math.max(1,Math.round(a/200));t.timer=setInterval(()=>{s.value=String(Number(s.value)+d),c(),Number(s.value)>=a&&i()},Math.max(30,Math.min(220,3e3/Math.max(1,a)))),c()}),s.addEventListener("input",c),c(),o}function ct(t,e,n){let a=Math.min(n,t.values.length-1),o=t.values[a]??NaN,r=Math.abs(o)<1e308?o:o/0,s=g("span","place");s.style.setProperty("--line",`var(--${E[e%E.length]})`);let[p,l]=[t.path[2*a]??NaN,t.path[2*a+1]??NaN];return s.append(g("span","name",t.name),` (${k(p)}, ${k(l)})  f ${k(r)}`),s}function it(t,e){let[n,a,o,r]=t.plane.window,[s,p,l]=[(n+a)/2,(o+r)/2,1e4*Math.max(a-n,r-o)],c=[];for(let i=0;i<e.length;i+=2){let[d,u]=[e[i]-s,e[i+1]-p],h=Math.max(1,Math.abs(d)/l,Math.abs(u)/l);c.push(s+d/h,p+u/h)}return c}function pt(t,e){t.walks.replaceChildren(),t.plane.walks.forEach((n,a)=>{let o=`var(--${E[a%E.length]})`,r=it(t,n.path.slice(0,2*(e+1))),s=f("path",{class:"walk",d:C(t,[r])});s.style.setProperty("--line",o),t.walks.append(s);let p=r.length/2;for(let l=0;l<p;l++){if(p>150&&l<p-1&&l%Math.ceil(p/150))continue;let c=T(t,[r[2*l],r[2*l+1]],"walk-dot",l===p-1?5:2.6);c.style.setProperty("--line",o),t.walks.append(c)}})}function _(t,e){let n=t.svg.getBoundingClientRect(),a=Math.min(n.width/S,n.height/(t.tall+m+A)),o=n.left+(n.width-S*a)/2,r=n.top+(n.height-(t.tall+m+A)*a)/2;return[(e.clientX-o)/a,(e.clientY-r)/a]}function q(t,[e,n]){return e>=x&&e<=x+t.across&&n>=m&&n<=m+t.tall}function J(t,e){if(!t.svg?.contains(e.target)||e.button!==0)return;let n=_(t,e);!q(t,n)&&e.target!==t.handle||(e.preventDefault(),t.svg.setPointerCapture(e.pointerId),t.moving=!0,X(t,n))}function V(t,e){let n=_(t,e);t.moving&&X(t,n),dt(t,q(t,n)?t.from(...n):null)}function I(t){t.moving&&(t.moving=!1,Z(t))}function X(t,[e,n]){let a=Math.min(Math.max(e,x),x+t.across),o=Math.min(Math.max(n,m),m+t.tall);Y(t,t.from(a,o))}function Y(t,e){t.point=e.map((o,r)=>{let s=t.plane.window[2*r+1]-t.plane.window[2*r],p=Math.max(0,3-Math.floor(Math.log10(s)));return Number(o.toFixed(Math.min(p,12)))});let[n,a]=t.place(...t.point);t.handle.setAttribute("cx",n),t.handle.setAttribute("cy",a),t.svg.classList.add("moving")}function Q(t,e){if(e.target!==t.handle)return;let n={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[e.key];if(!n)return;e.preventDefault();let[a,o,r,s]=t.plane.window,p=e.shiftKey?20:100,l=[t.point[0]+n[0]*(o-a)/p,t.point[1]+n[1]*(s-r)/p];Y(t,[Math.min(Math.max(l[0],a),o),Math.min(Math.max(l[1],r),s)]),clearTimeout(t.settling),t.settling=setTimeout(()=>Z(t),180)}function Z(t){t.point.every((e,n)=>e===t.plane.point[n])?t.svg.classList.remove("moving"):t.send(t.point)}function dt(t,e){if(!e)return void(t.read.textContent="");let{plane:n}=t,[a,o,r,s]=n.window,p=Math.round((e[0]-a)/(o-a)*(n.columns-1)),l=Math.round((e[1]-r)/(s-r)*(n.rows-1)),c=t.values[l*n.columns+p],i=Number.isNaN(c)?t.words.none:k(c);t.read.textContent=`${n.names[0]} ${k(e[0])}  ${n.names[1]} ${k(e[1])}  f ≈ ${i}`}function tt(t){let{plane:e,words:n}=t,a=t.place(...t.point),o=[],r=l=>o[o.push(f("g",{class:`${l} gone-while-moving`}))-1],s=f("g",{class:"gone-while-moving"});if(e.hull.length){let l=Math.max(...e.hull.map(([i,d])=>Math.hypot(i,d)),1e-300),c=e.hull.map(([i,d])=>[a[0]+i/l*L,a[1]-d/l*L]);o.push(f("polygon",{class:"hull gone-while-moving",points:c.map(i=>i.join(",")).join(" ")})),s.append(...D(t,[c[Math.floor(c.length/4)]],"gradient-label",n.subgradients))}if(e.direction){let[l,c]=N(t,...e.direction);r("dial").append(...$(a,[a[0]+l*72,a[1]+c*72],6),f("circle",{cx:a[0],cy:a[1],r:72})),s.append(w("label dial-label",a[0]+l*86,a[1]+c*86+4,"u"))}let p=[];if(e.gradient){let[l,c,i]=N(t,...e.gradient),d=i?Math.min(1,.5+.5*(i/(e.longest||i)))*L:0,u=[a[0]+l*d,a[1]+c*d];if(i&&r("gradient").append(...$(a,u,7)),i&&e.tangent){let[h,b]=N(t,...e.tangent),y=[[l,c],[l+h,c+b],[h,b]].map(([M,O])=>[a[0]+15*M,a[1]+15*O].join(","));o.push(f("polyline",{class:"square gone-while-moving",points:y.join(" ")}))}e.gradient_label&&s.append(...D(t,[u],"gradient-label",e.gradient_label,p))}if(e.tangent){let[l,c]=N(t,...e.tangent),i=[1,-1].map(d=>[a[0]+d*l*84,a[1]+d*c*84]);for(let d of i)r("tangent").append(...$(a,d,6));s.append(...D(t,i,"tangent-label",n.tangent,p))}return[...o,s]}function D(t,e,n,a,o=[]){let r=8.6*[...a].reduce((d,u)=>d+(u.charCodeAt(0)>11904?1.7:1),0)+10,s=t.place(...t.point),p=e.flatMap(d=>[1,-1].map(u=>{let h=(d[1]<=s[1]?-16:16)*u;return{x:Math.min(Math.max(d[0],x+r/2+3),x+t.across-r/2-3),y:Math.min(Math.max(d[1]+h,m+13),m+t.tall-13),wide:r}})),l=({x:d,y:u})=>o.every(h=>Math.abs(h.y-u)>24||Math.abs(h.x-d)>(h.wide+r)/2),c=p.find(l)??p[0];o.push(c);let i=w(`label ${n}`,c.x,c.y,a);return i.setAttribute("text-anchor","middle"),i.setAttribute("dominant-baseline","central"),[f("rect",{class:"plate",x:c.x-r/2,y:c.y-11,width:r,height:22,rx:4}),i]}function et(t,e){let n=t.map(o=>{let r=new CSSStyleSheet;return r.replaceSync(o),r}),a=new WeakMap;return o=>{let r=o.parentElement,s=a.get(r);s||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],s=e(r),a.set(r,s));let p=s;return p.update(o.data,o),()=>{p.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(l=>!n.includes(l)),a.delete(r)}}}var nt=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function ht(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),ut(n)}function ut(t){let[e=255,n=255,a=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*a<128}function at(t){let e=ht(t);return t.classList.toggle("dark",e),e}var ot=`.field {
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
    11px var(--st-font),
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
`;var Zt=et([nt,ot],t=>{let e=xt(t);return{update(n,a){e.send=r=>a.setTriggerValue("acted",{point:r});let o=JSON.stringify(n)+at(e.box);o!==e.drawn&&gt(e,n,o)},stop(){clearInterval(e.timer),clearTimeout(e.settling),e.box.remove()}}});function xt(t){let e=t.appendChild(g("div","field themed")),n={box:e,drawn:"",timer:0,settling:0,moving:!1};return e.addEventListener("pointerdown",a=>J(n,a)),e.addEventListener("pointermove",a=>V(n,a)),e.addEventListener("pointerup",()=>I(n)),e.addEventListener("pointercancel",()=>I(n)),e.addEventListener("pointerleave",()=>n.read&&(n.read.textContent="")),e.addEventListener("keydown",a=>Q(n,a)),n}function gt(t,e,n){clearInterval(t.timer);let a=t.box.getRootNode().activeElement?.classList.contains("handle"),{plane:o,words:r}=e,[s,p,l,c]=o.window,i=S-x-B,d=i*Math.min(1.25,Math.max(.45,(c-l)/(p-s)));Object.assign(t,{drawn:n,plane:o,words:r,across:i,tall:d,point:o.point.slice()}),t.place=(y,M)=>[x+(y-s)/(p-s)*i,m+(1-(M-l)/(c-l))*d],t.from=(y,M)=>[s+(y-x)/i*(p-s),l+(1-(M-m)/d)*(c-l)];let u=t.svg=f("svg",{viewBox:`0 0 ${S} ${d+m+A}`,role:"group","aria-label":r.picture});u.append(H(t));let h=u.appendChild(f("g",{class:"plot","clip-path":"url(#inside)"}));h.append(...bt(t)),h.append(f("path",{class:"kissing",d:C(t,o.kissing)})),h.append(f("path",{class:"constraint",d:C(t,o.constraint)})),h.append(f("path",{class:"through gone-while-moving",d:C(t,o.through)})),t.walks=h.appendChild(f("g",{})),o.ellipse.length&&h.append(f("path",{class:"ellipse gone-while-moving",d:C(t,[o.ellipse])})),u.append(f("rect",{class:"frame",x,y:m,width:i,height:d}),...G(t)),u.append(...tt(t),...o.touching.map(y=>T(t,y,"touching",6))),t.handle=T(t,t.point,"handle",8);let b=`${r.point} ${o.names[0]} = ${k(t.point[0])}, ${o.names[1]} = ${k(t.point[1])}`;Object.entries({tabindex:0,role:"button","aria-label":b}).forEach(([y,M])=>t.handle.setAttribute(y,M)),u.append(t.handle),t.box.replaceChildren(u,K(t)),a&&t.handle.focus()}function bt(t){let{plane:e}=t,n=JSON.stringify([e.window,e.contours.length,e.arrows.length,e.longest,e.cells])+t.box.className;if(n!==t.known){t.known=n,t.values=R(e.cells);let a=e.contours.map(([,o])=>f("path",{class:"contour",d:C(t,o)}));t.ground=[U(t),...a,...v(t),...z(t)]}return t.ground}export{Zt as default};
