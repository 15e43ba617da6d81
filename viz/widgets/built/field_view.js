var Nt="http://www.w3.org/2000/svg";function w(t,e="",n=""){let a=document.createElement(t);return e&&(a.className=e),n!==""&&(a.textContent=String(n)),a}function u(t,e={},n=""){let a=document.createElementNS(Nt,t);for(let[o,r]of Object.entries(e))a.setAttribute(o,String(r));return n&&a.setAttribute("class",n),a}function J(t){let e=t.getContext("2d");if(!e)throw new Error("this browser draws on no canvas");return e}function S(t,e){return e.map(n=>{let a="";for(let o=0;o<n.length;o+=2){let[r,s]=t.place(n[o],n[o+1]);a+=`${o?"L":"M"}${r.toFixed(1)} ${s.toFixed(1)}`}return a}).join("")}function $(t,e,n){let[a,o,r,s]=t.plane.window,[l,c]=[e/(o-a)*t.across,-n/(s-r)*t.tall],i=Math.hypot(l,c);return i?[l/i,c/i,Math.hypot(e,n)]:[0,0,0]}function E([t,e],[n,a],o){let r=Math.hypot(n-t,a-e)||1,[s,l]=[(n-t)/r,(a-e)/r],c=[n-s*o*1.6,a-l*o*1.6],i=[[n,a],[c[0]-l*o*.75,c[1]+s*o*.75],[c[0]+l*o*.75,c[1]-s*o*.75]],[p,d]=r>o*1.6?c:[t,e];return[u("line",{x1:t,y1:e,x2:p,y2:d}),u("polygon",{points:i.map(f=>f.join(",")).join(" "),"stroke-width":0})]}function O(t,e,n,a){let[o,r]=t.place(...e);return u("circle",{class:n,cx:o,cy:r,r:a})}function C(t,e,n,a){let o=u("text",{class:t,x:e,y:n});return o.textContent=a,o}function z(t,e){let n=(e-t)/6,a=10**Math.floor(Math.log10(n)),o=([1,2,5,10].find(s=>s*a>=n)??10)*a,r=[];for(let s=Math.ceil(t/o);s*o<=e+o*1e-9;s++)r.push(s*o);return r}function N(t){if(!Number.isFinite(t))return t>0?"∞":t<0?"−∞":"NaN";let e=Math.abs(t);return(e>=1e6||e&&e<1e-4?t.toExponential(2):String(Number(t.toPrecision(4)))).replace("-","−")}function V(t){let e=Uint8Array.from(atob(t),n=>n.charCodeAt(0));return new Float32Array(e.buffer)}function X(t,e){let n=Object.assign(document.createElement("i"),{style:`background:var(${e})`});t.append(n);let a=(getComputedStyle(n).backgroundColor.match(/[\d.]+/g)??[128,128,128]).slice(0,3).map(Number);return n.remove(),a}var[y,Y,x,L,W]=[58,14,14,50,720],Q=280,R=({across:t})=>Math.min(96,.15*t),j=["axis-3","axis-4","axis-1","axis-2","forward"];function Z(t){let e=u("defs",{});return e.appendChild(u("clipPath",{id:"inside"})).append(u("rect",{x:y,y:x,width:t.across,height:t.tall})),e.appendChild(u("pattern",{id:"hatch",width:8,height:8,patternUnits:"userSpaceOnUse",patternTransform:"rotate(45)"})).append(u("rect",{width:8,height:8,fill:"var(--frame)"}),u("line",{x1:0,y1:0,x2:0,y2:8,stroke:"var(--card-line)","stroke-width":3})),e}function v(t){let{plane:e,values:n}=t,a=u("g",{});a.append(u("rect",{x:y,y:x,width:t.across,height:t.tall,fill:"url(#hatch)"}));let o=Object.assign(document.createElement("canvas"),{width:e.columns,height:e.rows}),r=J(o),s=r.createImageData(e.columns,e.rows),[l,c,i]=["--heat-low","--heat-high","--muted"].map(h=>X(t.box,h));t.missing=t.endless=!1;for(let h=0;h<e.rows;h++)for(let m=0;m<e.columns;m++){let k=n[h*e.columns+m],g=4*((e.rows-1-h)*e.columns+m);if(Number.isNaN(k))t.missing=!0;else if(!Number.isFinite(k))t.endless=!0,s.data.set([...i,255],g);else{let b=Ct(e.knots,k);s.data.set([0,1,2].map(M=>l[M]+b*(c[M]-l[M])).concat(255),g)}}r.putImageData(s,0,0);let[p,d]=[t.across/(e.columns-1),t.tall/(e.rows-1)],f={x:y-p/2,y:x-d/2,width:t.across+p,height:t.tall+d};return a.append(u("image",{...f,preserveAspectRatio:"none",href:o.toDataURL()})),a}function Ct(t,e){let n=1;for(;n<t.length-1&&e>t[n];)n++;let a=t[n]-t[n-1],o=a>0?Math.min(1,Math.max(0,(e-t[n-1])/a)):0;return(n-1+o)/(t.length-1)}function tt(t){let e=[],n=[];return t.plane.contours.forEach(([a,o],r)=>{let s=o.reduce((c,i)=>i.length>c.length?i:c,[]),l=Math.floor(s.length/2);for(let c of[.15,.4,.65,.9,.28,.78]){let i=Math.floor(l*((c+r*.07)%1)),[p,d]=t.place(s[2*i],s[2*i+1]);if(!(!(p>y+22&&p<y+t.across-22&&d>x+12&&d<x+t.tall-12)||e.some(([h,m])=>Math.abs(h-p)<44&&Math.abs(m-d)<20))){e.push([p,d]),n.push(C("level",p,d,a.replace("-","−")));return}}}),n}function et(t){let{arrows:e,longest:n}=t.plane,a=Math.min(t.across,t.tall)/18;return e.flatMap(([o,r,s,l])=>{let[c,i,p]=$(t,s,l);if(!p)return[];let d=(p/n)**.4,[f,h]=t.place(o,r),m=a*(.18+.62*d),k=u("g",{class:"arrow",opacity:(.12+.5*d).toFixed(2)});return k.append(...E([f-c*m/2,h-i*m/2],[f+c*m/2,h+i*m/2],2+2*d)),[k]})}function nt(t){let[e,n,a,o]=t.plane.window,r=[];for(let l of z(e,n)){let[c]=t.place(l,a),i=r[r.push(u("g",{class:"tick"}))-1],p=C("",c,x+t.tall+19,N(l));p.setAttribute("text-anchor","middle"),i.append(u("line",{x1:c,x2:c,y1:x+t.tall,y2:x+t.tall+5}),p)}for(let l of z(a,o)){let[,c]=t.place(e,l),i=r[r.push(u("g",{class:"tick"}))-1],p=C("",y-9,c+4,N(l));p.setAttribute("text-anchor","end"),i.append(u("line",{x1:y-5,x2:y,y1:c,y2:c}),p)}let s=[C("axis-name",y+t.across/2,x+t.tall+42,t.plane.names[0]),C("axis-name",14,x+t.tall/2,t.plane.names[1])];return s[0].setAttribute("text-anchor","middle"),s[1].setAttribute("text-anchor","middle"),s[1].setAttribute("transform",`rotate(-90 14 ${x+t.tall/2})`),[...r,...s]}function ot(t){let{plane:e,words:n}=t,a=w("div","below");if(e.knots.length){let i=a.appendChild(w("span","legend")),[p,d]=[e.knots[0],e.knots.at(-1)],f=[p,d].map(h=>N(Math.abs(h)<1e-12*(d-p)?0:h));i.append(w("span","",f[0]),w("span","ramp"),w("span","",f[1])),e.arrows.length&&a.append(w("span","",n.arrows))}let[o,r,s,l]=e.window,c=t.tall/(l-s)*((r-o)/t.across);return Math.abs(Math.log(c))>.02&&a.append(w("span","",n.slanted)),t.missing&&a.append(w("span","",`▨ ${n.none}`)),t.endless&&a.append(w("span","",`■ ${n.infinite}`)),t.read=a.appendChild(w("span","read")),e.walks.length&&a.append($t(t)),a}function $t(t){let{plane:e,words:n}=t,a=Math.max(...e.walks.map(d=>d.path.length/2))-1,o=w("div","player"),r=o.appendChild(w("button","",`▶ ${n.play}`)),s=o.appendChild(Object.assign(document.createElement("input"),{type:"range",min:"0",max:String(a),value:String(a)}));s.setAttribute("aria-label",n.steps);let l=o.appendChild(w("span","")),c=o.appendChild(w("div","places")),i=()=>{Tt(t,Number(s.value)),c.replaceChildren(...e.walks.map((d,f)=>At(d,f,Number(s.value)))),l.textContent=n.step.replace("{step}",s.value).replace("{steps}",a)},p=()=>{clearInterval(t.timer),t.timer=0,r.textContent=`▶ ${n.play}`};return r.addEventListener("click",()=>{if(t.timer)return p();Number(s.value)>=a&&(s.value="0"),r.textContent=`❚❚ ${n.pause}`;let d=Math.max(1,Math.round(a/200));t.timer=setInterval(()=>{s.value=String(Number(s.value)+d),i(),Number(s.value)>=a&&p()},Math.max(30,Math.min(220,3e3/Math.max(1,a)))),i()}),s.addEventListener("input",i),i(),o}function At(t,e,n){let a=Math.min(n,t.values.length-1),o=t.values[a]??NaN,r=Math.abs(o)<1e308?o:o/0,s=w("span","place");s.style.setProperty("--line",`var(--${j[e%j.length]})`);let[l,c]=[t.path[2*a]??NaN,t.path[2*a+1]??NaN];return s.append(w("span","name",t.name),` (${N(l)}, ${N(c)})  f ${N(r)}`),s}function St(t,e){let[n,a,o,r]=t.plane.window,[s,l,c]=[(n+a)/2,(o+r)/2,1e4*Math.max(a-n,r-o)],i=[];for(let p=0;p<e.length;p+=2){let[d,f]=[e[p]-s,e[p+1]-l],h=Math.max(1,Math.abs(d)/c,Math.abs(f)/c);i.push(s+d/h,l+f/h)}return i}function Tt(t,e){t.walks.replaceChildren(),t.plane.walks.forEach((n,a)=>{let o=`var(--${j[a%j.length]})`,r=St(t,n.path.slice(0,2*(e+1))),s=u("path",{class:"walk",d:S(t,[r])});s.style.setProperty("--line",o),t.walks.append(s);let l=r.length/2;for(let c=0;c<l;c++){if(l>150&&c<l-1&&c%Math.ceil(l/150))continue;let i=O(t,[r[2*c],r[2*c+1]],"walk-dot",c===l-1?5:2.6);i.style.setProperty("--line",o),t.walks.append(i)}})}function H({values:t,columns:e,rows:n,window:a},[o,r]){if(e<2||n<2)return null;let[s,l,c,i]=a,[p,d]=at((o-s)/(l-s)*(e-1),e),[f,h]=at((r-c)/(i-c)*(n-1),n),m=M=>U(B(T=>t[M*e+T],p,e),d),k=U(B(M=>m(M)[0],f,n),h),b=[U(B(M=>m(M)[1],f,n),h)[0]*(e-1)/(l-s),k[1]*(n-1)/(i-c)];return[k[0],...b].every(Number.isFinite)?{value:k[0],gradient:b}:null}function at(t,e){let n=Math.min(Math.max(Math.floor(t),0),e-2);return[n,t-n]}function B(t,e,n){let[a,o]=[t(e),t(e+1)],r=e>0?t(e-1):2*a-o,s=e+2<n?t(e+2):2*o-a;return[r,a,o,s]}function U([t,e,n,a],o){let[r,s,l]=[(n-t)/2,t-2.5*e+2*n-a/2,1.5*(e-n)+(a-t)/2];return[e+o*(r+o*(s+o*l)),r+o*(2*s+3*o*l)]}function rt({values:t,columns:e,rows:n,window:a},o){let[r,s,l,c]=a,[i,p]=[(s-r)/(e-1),(c-l)/(n-1)],d=[];for(let f=0;f+1<n;f++)for(let h=0;h+1<e;h++){let m=f*e+h,[k,g,b,M]=[t[m],t[m+1],t[m+e+1],t[m+e]],T=+(k>o)+ +(g>o)+ +(b>o)+ +(M>o);if(T===0||T===4||!Number.isFinite(k+g+b+M))continue;let G=[k-o,g-o,b-o,M-o],P=[];for(let A=0;A<4;A++){let[D,K]=[G[A],G[(A+1)%4]];if(D>0==K>0)continue;let F=D/(D-K),[Mt,wt]=[[F,0],[1,F],[1-F,1],[0,1-F]][A];P.push(r+(h+Mt)*i,l+(f+wt)*p)}for(let A=0;A+3<P.length;A+=4)d.push(P.slice(A,A+4))}return d}function I(t,e,n){let{words:a}=t,o=t.place(...t.point),r=[],s=i=>r[r.push(u("g",{class:`${i} ${n}`}))-1],l=u("g",{class:n}),c=[];if(e.hull.length){let i=Math.max(...e.hull.map(([d,f])=>Math.hypot(d,f)),1e-300),p=e.hull.map(([d,f])=>[o[0]+d/i*R(t),o[1]-f/i*R(t)]);r.push(u("polygon",{class:`hull ${n}`,points:p.map(d=>d.join(",")).join(" ")})),l.append(..._(t,[p[Math.floor(p.length/4)]],"gradient-label",a.subgradients,c))}if(e.direction){let[i,p]=$(t,...e.direction);s("dial").append(...E(o,[o[0]+i*72,o[1]+p*72],6),u("circle",{cx:o[0],cy:o[1],r:72}))}if(e.gradient){let[i,p,d]=$(t,...e.gradient),f=d?Math.min(1,.5+.5*(d/(e.longest||d)))*R(t):0,h=[o[0]+i*f,o[1]+p*f];if(d&&s("gradient").append(...E(o,h,7)),d&&e.tangent){let[m,k]=$(t,...e.tangent),g=[[i,p],[i+m,p+k],[m,k]].map(([b,M])=>[o[0]+15*b,o[1]+15*M].join(","));r.push(u("polyline",{class:`square ${n}`,points:g.join(" ")}))}e.gradient_label&&l.append(..._(t,[h],"gradient-label",e.gradient_label,c))}if(e.tangent){let[i,p]=$(t,...e.tangent),d=[1,-1].map(f=>[o[0]+f*i*84,o[1]+f*p*84]);for(let f of d)s("tangent").append(...E(o,f,6));l.append(..._(t,d,"tangent-label",a.tangent,c))}return e.direction&&l.append(Et(t,o,$(t,...e.direction),c)),e.angle&&e.tangent&&l.append(...Ot(t,o,e,c)),[...r,l]}function Et(t,e,n,a){let[o,r]=n,s=14,l=[[86,0],...[76,60,44,32].flatMap(d=>[[d,15],[d,-15]]),[100,0]].map(([d,f])=>({x:e[0]+o*d-r*f,y:e[1]+r*d+o*f,wide:s})),c=({x:d,y:f})=>d>y+s&&d<y+t.across-s&&f>x+9&&f<x+t.tall-9&&a.every(h=>Math.abs(h.y-f)>19||Math.abs(h.x-d)>(h.wide+s)/2),i=l.find(c)??l[0];a.push(i);let p=C("label dial-label",i.x,i.y,"u");return p.setAttribute("text-anchor","middle"),p.setAttribute("dominant-baseline","central"),p}function Ot(t,e,n,a){let[o,r]=$(t,...n.gradient),[s,l]=$(t,...n.tangent),c=[[o,r],[s,l],[-s,-l],...n.direction?[$(t,...n.direction)]:[]],i=13.5*n.angle.length+10,p=({x:g,y:b},M,T)=>Math.abs(M-g)<i/2+6&&Math.abs(T-b)<21,d=g=>g.x>y+i/2&&g.x<y+t.across-i/2&&g.y>x+16&&g.y<x+t.tall-16&&a.every(b=>Math.abs(b.y-g.y)>28||Math.abs(b.x-g.x)>(b.wide+i)/2)&&c.every(([b,M])=>[0,20,40,60,80,96].every(T=>!p(g,e[0]+b*T,e[1]+M*T))),f=[[o+s,r+l],[o-s,r-l],[s-o,l-r],[-o-s,-r-l]],m=[52,68,84,104].flatMap(g=>f.map(([b,M])=>({x:e[0]+b/Math.hypot(b,M)*g,y:e[1]+M/Math.hypot(b,M)*g}))).find(d);if(!m)return[];let k=C("label angle-label",m.x,m.y,n.angle);return k.setAttribute("text-anchor","middle"),k.setAttribute("dominant-baseline","central"),[u("rect",{class:"plate",x:m.x-i/2,y:m.y-15,width:i,height:30,rx:5}),k]}function _(t,e,n,a,o=[]){let r=8.6*[...a].reduce((d,f)=>d+(f.charCodeAt(0)>11904?1.7:1),0)+10,s=t.place(...t.point),l=e.flatMap(d=>[1,-1].map(f=>{let h=(d[1]<=s[1]?-16:16)*f;return{x:Math.min(Math.max(d[0],y+r/2+3),y+t.across-r/2-3),y:Math.min(Math.max(d[1]+h,x+13),x+t.tall-13),wide:r}})),c=({x:d,y:f})=>o.every(h=>Math.abs(h.y-f)>24||Math.abs(h.x-d)>(h.wide+r)/2),i=l.find(c)??l[0];o.push(i);let p=C(`label ${n}`,i.x,i.y,a);return p.setAttribute("text-anchor","middle"),p.setAttribute("dominant-baseline","central"),[u("rect",{class:"plate",x:i.x-r/2,y:i.y-11,width:r,height:22,rx:4}),p]}function st(t,e){let n=t.svg.getBoundingClientRect(),a=Math.min(n.width/t.wide,n.height/(t.tall+x+L)),o=n.left+(n.width-t.wide*a)/2,r=n.top+(n.height-(t.tall+x+L)*a)/2;return[(e.clientX-o)/a,(e.clientY-r)/a]}function lt(t,[e,n]){return e>=y&&e<=y+t.across&&n>=x&&n<=x+t.tall}function ct(t,e){if(!t.svg?.contains(e.target)||e.button!==0)return;let n=st(t,e);!lt(t,n)&&e.target!==t.handle||(e.preventDefault(),t.svg.setPointerCapture(e.pointerId),t.moving=!0,dt(t,n))}function it(t,e){let n=st(t,e);t.moving&&dt(t,n),jt(t,lt(t,n)?t.from(...n):null)}function q(t){t.moving&&(t.moving=!1,ht(t))}function dt(t,[e,n]){let a=Math.min(Math.max(e,y),y+t.across),o=Math.min(Math.max(n,x),x+t.tall);pt(t,t.from(a,o))}function pt(t,e){t.point=e.map((o,r)=>{let s=t.plane.window[2*r+1]-t.plane.window[2*r],l=Math.max(0,3-Math.floor(Math.log10(s)));return Number(o.toFixed(Math.min(l,12)))});let[n,a]=t.place(...t.point);t.handle.setAttribute("cx",n),t.handle.setAttribute("cy",a),t.svg.classList.add("moving"),Lt(t)}function Lt(t){let{plane:e,words:n}=t,a={...e,values:t.values},o=e.follows?H(a,t.point):null;if(t.follows.setAttribute("d",o?S(t,rt(a,o.value)):""),t.svg.classList.toggle("followed",!!o),t.meanwhile.replaceChildren(),!o)return;let[r,s]=o.gradient,l=`∇f ≈ (${N(r)}, ${N(s)})`,c={...e,hull:[],gradient:o.gradient,tangent:[-s,r],gradient_label:l,angle:""};Math.hypot(r,s)||(c.tangent=null);let i=[`f ≈ ${N(o.value)}`,n.between].map((p,d)=>C("label said",y+10,x+20+18*d,p));t.meanwhile.append(...I(t,c,"while-moving"),...i)}function ft(t,e){if(e.target!==t.handle)return;let n={ArrowRight:[1,0],ArrowLeft:[-1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[e.key];if(!n)return;e.preventDefault();let[a,o,r,s]=t.plane.window,l=e.shiftKey?20:100,c=[t.point[0]+n[0]*(o-a)/l,t.point[1]+n[1]*(s-r)/l];pt(t,[Math.min(Math.max(c[0],a),o),Math.min(Math.max(c[1],r),s)]),clearTimeout(t.settling),t.settling=setTimeout(()=>ht(t),180)}function ht(t){t.point.every((e,n)=>e===t.plane.point[n])?t.svg.classList.remove("moving"):t.send(t.point)}function jt(t,e){if(!e)return void(t.read.textContent="");let{plane:n}=t,[a,o,r,s]=n.window,l=Math.round((e[0]-a)/(o-a)*(n.columns-1)),c=Math.round((e[1]-r)/(s-r)*(n.rows-1)),i=H({...n,values:t.values},e)?.value??t.values[c*n.columns+l],p=Number.isNaN(i)?t.words.none:N(i);t.read.textContent=`${n.names[0]} ${N(e[0])}  ${n.names[1]} ${N(e[1])}  f ≈ ${p}`}var ut=`button {
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
`;function mt(t,e){let n=t.map(o=>{let r=new CSSStyleSheet;return r.replaceSync(o),r}),a=new WeakMap;return o=>{let r=o.parentElement,s=a.get(r);s||(r.adoptedStyleSheets=[...r.adoptedStyleSheets,...n],s=e(r),a.set(r,s));let l=s;return l.update(o.data,o),()=>{l.stop(),r.adoptedStyleSheets=r.adoptedStyleSheets.filter(c=>!n.includes(c)),a.delete(r)}}}var xt=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function It(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),Pt(n)}function Pt(t){let[e=255,n=255,a=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*a<128}function gt(t){let e=It(t);return t.classList.toggle("dark",e),e}var bt=`.field {
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
`;var $e=mt([xt,ut,bt],t=>{let e=zt(t);return{update(n,a){e.send=r=>a.setTriggerValue("acted",{point:r});let o=JSON.stringify(n)+gt(e.box);o!==e.drawn&&kt(e,n,o)},stop(){clearInterval(e.timer),clearTimeout(e.settling),e.resized.disconnect(),e.box.remove()}}});function zt(t){let e=t.appendChild(w("div","field themed")),n={box:e,drawn:"",timer:0,settling:0,moving:!1,wide:0};return n.resized=new ResizeObserver(()=>{n.data&&Math.abs(yt(n)-n.wide)>8&&kt(n,n.data,n.drawn)}),n.resized.observe(e),e.addEventListener("pointerdown",a=>ct(n,a)),e.addEventListener("pointermove",a=>it(n,a)),e.addEventListener("pointerup",()=>q(n)),e.addEventListener("pointercancel",()=>q(n)),e.addEventListener("pointerleave",()=>n.read&&(n.read.textContent="")),e.addEventListener("keydown",a=>ft(n,a)),n}function yt({box:t}){return Math.max(Q,Math.min(W,Math.floor(t.clientWidth)||W))}function kt(t,e,n){clearInterval(t.timer);let a=t.box.getRootNode().activeElement?.classList.contains("handle"),{plane:o,words:r}=e,[s,l,c,i]=o.window,p=yt(t),d=p-y-Y,f=d*Math.min(1.25,Math.max(.45,(i-c)/(l-s)));Object.assign(t,{data:e,drawn:n,wide:p,plane:o,words:r,across:d,tall:f,point:o.point.slice()}),t.place=(g,b)=>[y+(g-s)/(l-s)*d,x+(1-(b-c)/(i-c))*f],t.from=(g,b)=>[s+(g-y)/d*(l-s),c+(1-(b-x)/f)*(i-c)];let h=t.svg=u("svg",{viewBox:`0 0 ${p} ${f+x+L}`,role:"group","aria-label":r.picture});h.append(Z(t));let m=h.appendChild(u("g",{class:"plot","clip-path":"url(#inside)"}));m.append(...Wt(t)),m.append(u("path",{class:"kissing",d:S(t,o.kissing)})),m.append(u("path",{class:"constraint",d:S(t,o.constraint)})),m.append(u("path",{class:"through gone-while-moving",d:S(t,o.through)})),t.walks=m.appendChild(u("g",{})),o.ellipse.length&&m.append(u("path",{class:"ellipse gone-while-moving",d:S(t,[o.ellipse])})),h.append(u("rect",{class:"frame",x:y,y:x,width:d,height:f}),...nt(t)),t.follows=m.appendChild(u("path",{class:"through while-moving"})),t.meanwhile=u("g",{class:"while-moving"}),h.append(...I(t,o,"gone-while-moving"),t.meanwhile,...o.touching.map(g=>O(t,g,"touching",6))),t.handle=O(t,t.point,"handle",8);let k=`${r.point} ${o.names[0]} = ${N(t.point[0])}, ${o.names[1]} = ${N(t.point[1])}`;Object.entries({tabindex:0,role:"button","aria-label":k}).forEach(([g,b])=>t.handle.setAttribute(g,b)),h.append(t.handle),t.box.replaceChildren(h,ot(t)),a&&t.handle.focus()}function Wt(t){let{plane:e}=t,n=JSON.stringify([t.wide,e.window,e.contours.length,e.arrows.length,e.longest,e.cells])+t.box.className;if(n!==t.known){t.known=n,t.values=V(e.cells);let a=e.contours.map(([,o])=>u("path",{class:"contour",d:S(t,o)}));t.ground=[v(t),...a,...et(t),...tt(t)]}return t.ground}export{$e as default};
