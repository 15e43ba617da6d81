var Et="http://www.w3.org/2000/svg";function w(t,e="",n=""){let o=document.createElement(t);return e&&(o.className=e),n!==""&&(o.textContent=String(n)),o}function h(t,e={},n=""){let o=document.createElementNS(Et,t);for(let[a,s]of Object.entries(e))o.setAttribute(a,String(s));return n&&o.setAttribute("class",n),o}function Y(t){let e=t.getContext("2d");if(!e)throw new Error("this browser draws on no canvas");return e}function A(t,e){return e.map(n=>{let o="";for(let a=0;a<n.length;a+=2){let[s,r]=t.place(n[a],n[a+1]);o+=`${a?"L":"M"}${s.toFixed(1)} ${r.toFixed(1)}`}return o}).join("")}function z(t,e,n){let[o,a,s,r]=t.plane.window,[l,c]=[e/(a-o)*t.across,-n/(r-s)*t.tall],i=Math.hypot(l,c);return i?[l/i,c/i,Math.hypot(e,n)]:[0,0,0]}function v([t,e],[n,o],a){let s=Math.hypot(n-t,o-e)||1,[r,l]=[(n-t)/s,(o-e)/s],c=[n-r*a*1.6,o-l*a*1.6],i=[[n,o],[c[0]-l*a*.75,c[1]+r*a*.75],[c[0]+l*a*.75,c[1]-r*a*.75]],[d,p]=s>a*1.6?c:[t,e];return[h("line",{x1:t,y1:e,x2:d,y2:p}),h("polygon",{points:i.map(f=>f.join(",")).join(" "),"stroke-width":0})]}function j(t,e,n,o){let[a,s]=t.place(...e);return h("circle",{class:n,cx:a,cy:s,r:o})}function O(t,e,n,o){let a=h("text",{class:t,x:e,y:n});return a.textContent=o,a}function B(t,e){let n=(e-t)/6,o=10**Math.floor(Math.log10(n)),a=([1,2,5,10].find(r=>r*o>=n)??10)*o,s=[];for(let r=Math.ceil(t/a);r*a<=e+a*1e-9;r++)s.push(r*a);return s}function C(t){if(!Number.isFinite(t))return t>0?"∞":t<0?"−∞":"NaN";let e=Math.abs(t);return(e>=1e6||e&&e<1e-4?t.toExponential(2):String(Number(t.toPrecision(4)))).replace("-","−")}function Q(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0));return new Float32Array(e.buffer)}function Z(t,e){let n=Object.assign(document.createElement("i"),{style:`background:var(${e})`});t.append(n);let o=(getComputedStyle(n).backgroundColor.match(/[\d.]+/g)??[128,128,128]).slice(0,3).map(Number);return n.remove(),o}var[x,tt,g,F,V]=[58,14,14,50,720],et=280,I=({across:t})=>Math.min(96,.15*t),R=["axis-3","axis-4","axis-1","axis-2","forward"],D=t=>Math.max(.62,I(t)/96);function nt(t){let e=h("defs",{});return e.appendChild(h("clipPath",{id:"inside"})).append(h("rect",{x,y:g,width:t.across,height:t.tall})),e.appendChild(h("pattern",{id:"hatch",width:8,height:8,patternUnits:"userSpaceOnUse",patternTransform:"rotate(45)"})).append(h("rect",{width:8,height:8,fill:"var(--frame)"}),h("line",{x1:0,y1:0,x2:0,y2:8,stroke:"var(--card-line)","stroke-width":3})),e}function at(t){let{plane:e,values:n}=t,o=h("g",{});o.append(h("rect",{x,y:g,width:t.across,height:t.tall,fill:"url(#hatch)"}));let a=Object.assign(document.createElement("canvas"),{width:e.columns,height:e.rows}),s=Y(a),r=s.createImageData(e.columns,e.rows),[l,c,i]=["--heat-low","--heat-high","--muted"].map(u=>Z(t.box,u));t.missing=t.endless=!1;for(let u=0;u<e.rows;u++)for(let m=0;m<e.columns;m++){let b=n[u*e.columns+m],T=4*((e.rows-1-u)*e.columns+m);if(Number.isNaN(b))t.missing=!0;else if(!Number.isFinite(b))t.endless=!0,r.data.set([...i,255],T);else{let N=Lt(e.knots,b);r.data.set([0,1,2].map($=>l[$]+N*(c[$]-l[$])).concat(255),T)}}s.putImageData(r,0,0);let[d,p]=[t.across/(e.columns-1),t.tall/(e.rows-1)],f={x:x-d/2,y:g-p/2,width:t.across+d,height:t.tall+p};return o.append(h("image",{...f,preserveAspectRatio:"none",href:a.toDataURL()})),o}function Lt(t,e){let n=1;for(;n<t.length-1&&e>t[n];)n++;let o=t[n]-t[n-1],a=o>0?Math.min(1,Math.max(0,(e-t[n-1])/o)):0;return(n-1+a)/(t.length-1)}function ot(t){let e=[],n=[];return t.plane.contours.forEach(([o,a],s)=>{let r=a.reduce((c,i)=>i.length>c.length?i:c,[]),l=Math.floor(r.length/2);for(let c of[.15,.4,.65,.9,.28,.78]){let i=Math.floor(l*((c+s*.07)%1)),[d,p]=t.place(r[2*i],r[2*i+1]);if(!(!(d>x+22&&d<x+t.across-22&&p>g+12&&p<g+t.tall-12)||e.some(([u,m])=>Math.abs(u-d)<44&&Math.abs(m-p)<20))){e.push([d,p]),n.push([O("level",d,p,o.replace("-","−")),d,p]);return}}}),n}function rt(t){let{arrows:e,longest:n}=t.plane,o=Math.min(t.across,t.tall)/18;return e.flatMap(([a,s,r,l])=>{let[c,i,d]=z(t,r,l);if(!d)return[];let p=(d/n)**.4,[f,u]=t.place(a,s),m=o*(.18+.62*p),b=h("g",{class:"arrow",opacity:(.12+.5*p).toFixed(2)});return b.append(...v([f-c*m/2,u-i*m/2],[f+c*m/2,u+i*m/2],2+2*p)),[b]})}function st(t){let[e,n,o,a]=t.plane.window,s=[];for(let l of B(e,n)){let[c]=t.place(l,o),i=s[s.push(h("g",{class:"tick"}))-1],d=O("",c,g+t.tall+19,C(l));d.setAttribute("text-anchor","middle"),i.append(h("line",{x1:c,x2:c,y1:g+t.tall,y2:g+t.tall+5}),d)}for(let l of B(o,a)){let[,c]=t.place(e,l),i=s[s.push(h("g",{class:"tick"}))-1],d=O("",x-9,c+4,C(l));d.setAttribute("text-anchor","end"),i.append(h("line",{x1:x-5,x2:x,y1:c,y2:c}),d)}let r=[O("axis-name",x+t.across/2,g+t.tall+42,t.plane.names[0]),O("axis-name",14,g+t.tall/2,t.plane.names[1])];return r[0].setAttribute("text-anchor","middle"),r[1].setAttribute("text-anchor","middle"),r[1].setAttribute("transform",`rotate(-90 14 ${g+t.tall/2})`),[...s,...r]}function lt(t){let{plane:e,words:n}=t,o=w("div","below");if(e.knots.length){let i=o.appendChild(w("span","legend")),[d,p]=[e.knots[0],e.knots.at(-1)],f=[d,p].map(u=>C(Math.abs(u)<1e-12*(p-d)?0:u));i.append(w("span","",f[0]),w("span","ramp"),w("span","",f[1])),e.arrows.length&&o.append(w("span","",n.arrows))}let[a,s,r,l]=e.window,c=t.tall/(l-r)*((s-a)/t.across);return Math.abs(Math.log(c))>.02&&o.append(w("span","",n.slanted)),t.missing&&o.append(w("span","",`▨ ${n.none}`)),t.endless&&o.append(w("span","",`■ ${n.infinite}`)),t.read=o.appendChild(w("span","read")),e.walks.length&&o.append(jt(t)),o}function jt(t){let{plane:e,words:n}=t,o=Math.max(...e.walks.map(p=>p.path.length/2))-1,a=w("div","player"),s=a.appendChild(w("button","",`▶ ${n.play}`)),r=a.appendChild(Object.assign(document.createElement("input"),{type:"range",min:"0",max:String(o),value:String(o)}));r.setAttribute("aria-label",n.steps);let l=a.appendChild(w("span","")),c=a.appendChild(w("div","places")),i=()=>{Rt(t,Number(r.value)),c.replaceChildren(...e.walks.map((p,f)=>Ft(p,f,Number(r.value)))),l.textContent=n.step.replace("{step}",r.value).replace("{steps}",o)},d=()=>{clearInterval(t.timer),t.timer=0,s.textContent=`▶ ${n.play}`};return s.addEventListener("click",()=>{if(t.timer)return d();Number(r.value)>=o&&(r.value="0"),s.textContent=`❚❚ ${n.pause}`;let p=Math.max(1,Math.round(o/200));t.timer=setInterval(()=>{r.value=String(Number(r.value)+p),i(),Number(r.value)>=o&&d()},Math.max(30,Math.min(220,3e3/Math.max(1,o)))),i()}),r.addEventListener("input",i),i(),a}function Ft(t,e,n){let o=Math.min(n,t.values.length-1),a=t.values[o]??NaN,s=Math.abs(a)<1e308?a:a/0,r=w("span","place");r.style.setProperty("--line",`var(--${R[e%R.length]})`);let[l,c]=[t.path[2*o]??NaN,t.path[2*o+1]??NaN];return r.append(w("span","name",t.name),` (${C(l)}, ${C(c)})  f ${C(s)}`),r}function It(t,e){let[n,o,a,s]=t.plane.window,[r,l,c]=[(n+o)/2,(a+s)/2,1e4*Math.max(o-n,s-a)],i=[];for(let d=0;d<e.length;d+=2){let[p,f]=[e[d]-r,e[d+1]-l],u=Math.max(1,Math.abs(p)/c,Math.abs(f)/c);i.push(r+p/u,l+f/u)}return i}function Rt(t,e){t.walks.replaceChildren(),t.plane.walks.forEach((n,o)=>{let a=`var(--${R[o%R.length]})`,s=It(t,n.path.slice(0,2*(e+1))),r=h("path",{class:"walk",d:A(t,[s])});r.style.setProperty("--line",a),t.walks.append(r);let l=s.length/2;for(let c=0;c<l;c++){if(l>150&&c<l-1&&c%Math.ceil(l/150))continue;let i=j(t,[s[2*c],s[2*c+1]],"walk-dot",c===l-1?5:2.6);i.style.setProperty("--line",a),t.walks.append(i)}})}function H({values:t,columns:e,rows:n,window:o},[a,s]){if(e<2||n<2)return null;let[r,l,c,i]=o,[d,p]=ct((a-r)/(l-r)*(e-1),e),[f,u]=ct((s-c)/(i-c)*(n-1),n),m=$=>q(U(S=>t[$*e+S],d,e),p),b=q(U($=>m($)[0],f,n),u),N=[q(U($=>m($)[1],f,n),u)[0]*(e-1)/(l-r),b[1]*(n-1)/(i-c)];return[b[0],...N].every(Number.isFinite)?{value:b[0],gradient:N}:null}function ct(t,e){let n=Math.min(Math.max(Math.floor(t),0),e-2);return[n,t-n]}function U(t,e,n){let[o,a]=[t(e),t(e+1)],s=e>0?t(e-1):2*o-a,r=e+2<n?t(e+2):2*a-o;return[s,o,a,r]}function q([t,e,n,o],a){let[s,r,l]=[(n-t)/2,t-2.5*e+2*n-o/2,1.5*(e-n)+(o-t)/2];return[e+a*(s+a*(r+a*l)),s+a*(2*r+3*a*l)]}function it({values:t,columns:e,rows:n,window:o},a){let[s,r,l,c]=o,[i,d]=[(r-s)/(e-1),(c-l)/(n-1)],p=[];for(let f=0;f+1<n;f++)for(let u=0;u+1<e;u++){let m=f*e+u,[b,T,N,$]=[t[m],t[m+1],t[m+e+1],t[m+e]],S=+(b>a)+ +(T>a)+ +(N>a)+ +($>a);if(S===0||S===4||!Number.isFinite(b+T+N+$))continue;let k=[b-a,T-a,N-a,$-a],M=[];for(let y=0;y<4;y++){let[E,L]=[k[y],k[(y+1)%4]];if(E>0==L>0)continue;let P=E/(E-L),[At,Ot]=[[P,0],[1,P],[1-P,1],[0,1-P]][y];M.push(s+(u+At)*i,l+(f+Ot)*d)}for(let y=0;y+3<M.length;y+=4)p.push(M.slice(y,y+4))}return p}var K=72;function W(t,e,n){let{words:o}=t,a=t.place(...t.point),s=k=>e[k]&&z(t,...e[k]),r=([k,M],y)=>[a[0]+k*y,a[1]+M*y],l=[],c=k=>l[l.push(h("g",{class:`${k} ${n}`}))-1],[i,d,p]=[s("direction"),s("gradient"),s("tangent")],f={view:t,at:a,taken:[],marks:[-8,8].flatMap(k=>[r([k,0],1),r([0,k],1)])},u=(k,M,y)=>{c(k).append(...v(a,M,y));for(let E=1;E<=8;E++)f.marks.push([0,1].map(L=>a[L]+E/8*(M[L]-a[L])));return M},m=[];if(e.hull.length){let k=Math.max(...e.hull.map(([M,y])=>Math.hypot(M,y)),1e-300);m=e.hull.map(([M,y])=>[a[0]+M/k*I(t),a[1]-y/k*I(t)]),l.push(h("polygon",{class:`hull ${n}`,points:m.map(M=>M.join(",")).join(" ")}))}i&&(u("dial",r(i,K*D(t)),6),l.at(-1).append(h("circle",{cx:a[0],cy:a[1],r:K*D(t)})));let b=d?.[2],T=b?Math.min(1,.5+.5*(b/(e.longest||b)))*I(t):0,N=d&&r(d,T);if(b&&u("gradient",N,7),b&&p){let k=[d,[d[0]+p[0],d[1]+p[1]],p].map(M=>r(M,15).join(","));l.push(h("polyline",{class:`square ${n}`,points:k.join(" ")}))}let $=p?[1,-1].map(k=>u("tangent",r(p,k*84*D(t)),6)):[],S=h("g",{class:n});m.length&&S.append(...G(f,[m[Math.floor(m.length/4)]],"gradient-label",o.subgradients)),N&&e.gradient_label&&S.append(...G(f,[N],"gradient-label",e.gradient_label)),p&&S.append(...G(f,$,"tangent-label",o.tangent)),i&&S.append(Pt(f,i)),e.angle&&p&&S.append(...zt(f,d,p,e.angle));for(let[k,M,y]of t.levels)k.classList.toggle("covered",f.taken.some(E=>Dt(E,M,y)));return[...l,S]}function Dt(t,e,n){return Math.abs(t.x-e)<t.wide/2+14&&Math.abs(t.y-n)<t.high/2+8}function _({view:t,taken:e,marks:n},{x:o,y:a,wide:s,high:r}){return Math.abs(o-x-t.across/2)<(t.across-s)/2&&Math.abs(a-g-t.tall/2)<(t.tall-r)/2&&e.every(l=>Math.abs(l.y-a)>(l.high+r)/2||Math.abs(l.x-o)>(l.wide+s)/2)&&n.every(([l,c])=>Math.abs(l-o)>s/2+7||Math.abs(c-a)>r/2+7)}function Pt(t,[e,n]){let{at:o,taken:a,view:s}=t,r=K*D(s),l=[[r+14,0],...[4,-12,-28,-40].flatMap(i=>[[r+i,15],[r+i,-15]]),[r+28,0]].map(([i,d])=>({x:o[0]+e*i-n*d,y:o[1]+n*i+e*d,wide:14,high:16})),c=l.find(i=>_(t,i))??l[0];return a.push(c),J("dial-label",c,"u")}function zt(t,[e,n],[o,a],s){let r=13.5*s.length+10,l=[[e+o,n+a],[e-o,n-a],[o-e,a-n],[-e-o,-n-a]],i=[52,68,84,104].flatMap(d=>l.map(([p,f])=>({x:t.at[0]+p/Math.hypot(p,f)*d,y:t.at[1]+f/Math.hypot(p,f)*d,wide:r,high:30}))).find(d=>_(t,d));return i?(t.taken.push(i),[pt(i),J("angle-label",i,s)]):[]}function G(t,e,n,o){let{view:a,at:s}=t,r=8.6*[...o].reduce((p,f)=>p+(f.charCodeAt(0)>11904?1.7:1),0)+10,l=p=>Math.min(Math.max(p,x+r/2+3),x+a.across-r/2-3),c=[0,.25,-.25,.5,-.5].map(p=>p*(r+16)),i=[16,30].flatMap(p=>c.flatMap(f=>e.flatMap(([u,m])=>[1,-1].map(b=>({x:l(u+f),y:Math.min(Math.max(m+(m<=s[1]?-p:p)*b,g+13),g+a.tall-13),wide:r,high:22}))))),d=i.find(p=>_(t,p))??i[0];return t.taken.push(d),[pt(d),J(n,d,o)]}function pt({x:t,y:e,wide:n,high:o}){return h("rect",{class:"plate",x:t-n/2,y:e-o/2,width:n,height:o,rx:4})}function J(t,{x:e,y:n},o){let a=O(`label ${t}`,e,n,o);return a.setAttribute("text-anchor","middle"),a.setAttribute("dominant-baseline","central"),a}function dt(t,e){let n=t.svg.getBoundingClientRect(),o=Math.min(n.width/t.wide,n.height/(t.tall+g+F)),a=n.left+(n.width-t.wide*o)/2,s=n.top+(n.height-(t.tall+g+F)*o)/2;return[(e.clientX-a)/o,(e.clientY-s)/o]}function ft(t,[e,n]){return e>=x&&e<=x+t.across&&n>=g&&n<=g+t.tall}function ht(t,e){if(!t.svg?.contains(e.target)||e.button!==0)return;let n=dt(t,e);!ft(t,n)&&e.target!==t.handle||(e.preventDefault(),t.svg.setPointerCapture(e.pointerId),t.moving=!0,mt(t,n))}function ut(t,e){let n=dt(t,e);t.moving&&mt(t,n),Wt(t,ft(t,n)?t.from(...n):null)}function X(t){t.moving&&(t.moving=!1,bt(t))}function mt(t,[e,n]){let o=Math.min(Math.max(e,x),x+t.across),a=Math.min(Math.max(n,g),g+t.tall);gt(t,t.from(o,a))}function gt(t,e){t.point=e.map((a,s)=>{let r=t.plane.window[2*s+1]-t.plane.window[2*s],l=Math.max(0,3-Math.floor(Math.log10(r)));return Number(a.toFixed(Math.min(l,12)))});let[n,o]=t.place(...t.point);t.handle.setAttribute("cx",n),t.handle.setAttribute("cy",o),t.svg.classList.add("moving"),vt(t)}function vt(t){let{plane:e,words:n}=t,o={...e,values:t.values},a=e.follows?H(o,t.point):null;if(t.follows.setAttribute("d",a?A(t,it(o,a.value)):""),t.svg.classList.toggle("followed",!!a),t.meanwhile.replaceChildren(),!a)return;let[s,r]=a.gradient,l=`∇f ≈ (${C(s)}, ${C(r)})`,c={...e,hull:[],gradient:a.gradient,tangent:[-r,s],gradient_label:l,angle:""};Math.hypot(s,r)||(c.tangent=null);let i=[`f ≈ ${C(a.value)}`,n.between].map((d,p)=>O("label said",x+10,g+20+18*p,d));t.meanwhile.append(...W(t,c,"while-moving"),...i)}function xt(t,e){if(e.target!==t.handle)return;let n={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[e.key];if(!n)return;e.preventDefault();let[o,a,s,r]=t.plane.window,l=e.shiftKey?20:100,c=[t.point[0]+n[0]*(a-o)/l,t.point[1]+n[1]*(r-s)/l];gt(t,[Math.min(Math.max(c[0],o),a),Math.min(Math.max(c[1],s),r)]),clearTimeout(t.settling),t.settling=setTimeout(()=>bt(t),180)}function bt(t){t.point.every((e,n)=>e===t.plane.point[n])?t.svg.classList.remove("moving"):t.send(t.point)}function Wt(t,e){if(!e)return void(t.read.textContent="");let{plane:n}=t,[o,a,s,r]=n.window,l=Math.round((e[0]-o)/(a-o)*(n.columns-1)),c=Math.round((e[1]-s)/(r-s)*(n.rows-1)),i=H({...n,values:t.values},e)?.value??t.values[c*n.columns+l],d=Number.isNaN(i)?t.words.none:C(i);t.read.textContent=`${n.names[0]} ${C(e[0])}  ${n.names[1]} ${C(e[1])}  f ≈ ${d}`}var kt=`button {
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
`;function Mt(t){let{setStateValue:e,setTriggerValue:n}=t;return{...t,setStateValue:(...o)=>yt(()=>e(...o)),setTriggerValue:(...o)=>yt(()=>n(...o))}}function yt(t){let e=window.setTimeout,n=(o,a=0,...s)=>a>0||typeof o!="function"?e(o,a,...s):(queueMicrotask(()=>o(...s)),0);window.setTimeout=n;try{return t()}finally{window.setTimeout=e}}function wt(t,e){let n=t.map(a=>{let s=new CSSStyleSheet;return s.replaceSync(a),s}),o=new WeakMap;return a=>{let s=a.parentElement,r=o.get(s);r||(s.adoptedStyleSheets=[...s.adoptedStyleSheets,...n],r=e(s),o.set(s,r));let l=r;return l.update(a.data,Mt(a)),()=>{l.stop(),s.adoptedStyleSheets=s.adoptedStyleSheets.filter(c=>!n.includes(c)),o.delete(s)}}}var Nt=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function Ut(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),qt(n)}function qt(t){let[e=255,n=255,o=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*o<128}function Ct(t){let e=Ut(t);return t.classList.toggle("dark",e),e}var Tt=`.field {
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
.level.covered {
  visibility: hidden;
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
.angle-label {
  font-size: 22px;
  fill: var(--text);
}
.moving .gone-while-moving {
  opacity: 0.15;
}
.moving.followed .gone-while-moving {
  opacity: 0;
}
.said {
  font:
    600 13px var(--st-font),
    sans-serif;
  fill: var(--text);
  paint-order: stroke;
  stroke: var(--card);
  stroke-width: 4px;
}
.while-moving {
  display: none;
}
.moving .while-moving {
  display: inline;
  pointer-events: none;
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
  min-width: 15rem; /* its room is there before it says anything: the picture's box must not grow at a hover */
  min-height: 1.4em;
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
`;var Re=wt([Nt,kt,Tt],t=>{let e=Gt(t);return{update(n,o){e.send=s=>o.setTriggerValue("acted",{point:s});let a=JSON.stringify(n)+Ct(e.box);a!==e.drawn&&St(e,n,a)},stop(){clearInterval(e.timer),clearTimeout(e.settling),e.resized.disconnect(),e.box.remove()}}});function Gt(t){let e=t.appendChild(w("div","field themed")),n={box:e,drawn:"",timer:0,settling:0,moving:!1,wide:0};return n.resized=new ResizeObserver(()=>{n.data&&Math.abs($t(n)-n.wide)>8&&St(n,n.data,n.drawn)}),n.resized.observe(e),e.addEventListener("pointerdown",o=>ht(n,o)),e.addEventListener("pointermove",o=>ut(n,o)),e.addEventListener("pointerup",()=>X(n)),e.addEventListener("pointercancel",()=>X(n)),e.addEventListener("pointerleave",()=>n.read&&(n.read.textContent="")),e.addEventListener("keydown",o=>xt(n,o)),n}function $t({box:t}){return Math.max(et,Math.min(V,Math.floor(t.clientWidth)||V))}function St(t,e,n){clearInterval(t.timer);let o=t.box.getRootNode().activeElement?.classList.contains("handle"),{plane:a,words:s}=e,[r,l,c,i]=a.window,d=$t(t),p=d-x-tt,f=p*Math.min(1.25,Math.max(.45,(i-c)/(l-r)));Object.assign(t,{data:e,drawn:n,wide:d,plane:a,words:s,across:p,tall:f,point:a.point.slice()}),t.place=(T,N)=>[x+(T-r)/(l-r)*p,g+(1-(N-c)/(i-c))*f],t.from=(T,N)=>[r+(T-x)/p*(l-r),c+(1-(N-g)/f)*(i-c)];let u=t.svg=h("svg",{viewBox:`0 0 ${d} ${f+g+F}`,role:"group","aria-label":s.picture});u.append(nt(t));let m=u.appendChild(h("g",{class:"plot","clip-path":"url(#inside)"}));m.append(...Kt(t)),m.append(h("path",{class:"kissing",d:A(t,a.kissing)})),m.append(h("path",{class:"constraint",d:A(t,a.constraint)})),m.append(h("path",{class:"through gone-while-moving",d:A(t,a.through)})),t.walks=m.appendChild(h("g",{})),a.ellipse.length&&m.append(h("path",{class:"ellipse gone-while-moving",d:A(t,[a.ellipse])})),u.append(h("rect",{class:"frame",x,y:g,width:p,height:f}),...st(t)),t.follows=m.appendChild(h("path",{class:"through while-moving"})),t.meanwhile=h("g",{class:"while-moving"}),u.append(...W(t,a,"gone-while-moving"),t.meanwhile,...a.touching.map(T=>j(t,T,"touching",6))),t.handle=j(t,t.point,"handle",8);let b=`${s.point} ${a.names[0]} = ${C(t.point[0])}, ${a.names[1]} = ${C(t.point[1])}`;Object.entries({tabindex:0,role:"button","aria-label":b}).forEach(([T,N])=>t.handle.setAttribute(T,N)),u.append(t.handle),t.box.replaceChildren(u,lt(t)),o&&t.handle.focus()}function Kt(t){let{plane:e}=t,n=JSON.stringify([t.wide,e.window,e.contours.length,e.arrows.length,e.longest,e.cells])+t.box.className;if(n!==t.known){t.known=n,t.values=Q(e.cells);let o=e.contours.map(([,a])=>h("path",{class:"contour",d:A(t,a)}));t.levels=ot(t),t.ground=[at(t),...o,...rt(t),...t.levels.map(([a])=>a)]}return t.ground}export{Re as default};
