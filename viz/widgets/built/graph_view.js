var Ao="http://www.w3.org/2000/svg";function w(t,e="",n=""){let r=document.createElement(t);return e&&(r.className=e),n!==""&&(r.textContent=String(n)),r}function L(t,e={},n=""){let r=document.createElementNS(Ao,t);for(let[i,o]of Object.entries(e))r.setAttribute(i,String(o));return n&&r.setAttribute("class",n),r}function pt(t){let e=L("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(L("path",{d:t})),e}function C(t,e){window.dispatchEvent(new CustomEvent(`cotangent:${t}`,{detail:e}))}function Kn(t){let e=Object.entries(t).map(([n,r])=>{let i=o=>r(o.detail);return window.addEventListener(`cotangent:${n}`,i),()=>window.removeEventListener(`cotangent:${n}`,i)});return()=>{for(let n of e)n()}}function Jn(t,e){let n=t.map(i=>{let o=new CSSStyleSheet;return o.replaceSync(i),o}),r=new WeakMap;return i=>{let o=i.parentElement,s=r.get(o);s||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...n],s=e(o),r.set(o,s));let a=s;return a.update(i.data,i),()=>{a.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(l=>!n.includes(l)),r.delete(o)}}}var Qn=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
text {
  white-space: pre;
}
.mono {
  font-family: var(--st-code-font, "Source Code Pro", "DejaVu Sans Mono", "Noto Sans CJK SC", monospace);
}
.sans {
  font-family: var(--st-font, "Source Sans", sans-serif);
}
.bold {
  font-weight: 700;
}
.size-14 {
  font-size: 14px;
}
.size-12 {
  font-size: 12px;
}
.size-11 {
  font-size: 11px;
}
.fill-none {
  fill: none;
}
.stroke-none {
  stroke: none;
}
.edge > path.stroke-edge {
  stroke-width: 1.5;
}
.edge > polygon {
  stroke: none;
}
.edge > path.sent {
  stroke-width: 1.6;
  stroke-dasharray: 5 3.5;
  fill: none;
}
`;var Zn=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
.fill-muted { fill: var(--muted); } .stroke-muted { stroke: var(--muted); }
.fill-card { fill: var(--card); } .stroke-card { stroke: var(--card); }
.fill-card-line { fill: var(--card-line); } .stroke-card-line { stroke: var(--card-line); }
.fill-separator { fill: var(--separator); } .stroke-separator { stroke: var(--separator); }
.fill-folded { fill: var(--folded); } .stroke-folded { stroke: var(--folded); }
.fill-frame { fill: var(--frame); } .stroke-frame { stroke: var(--frame); }
.fill-frame-line { fill: var(--frame-line); } .stroke-frame-line { stroke: var(--frame-line); }
.fill-edge { fill: var(--edge); } .stroke-edge { stroke: var(--edge); }
.fill-forward { fill: var(--forward); } .stroke-forward { stroke: var(--forward); }
.fill-forward-cell { fill: var(--forward-cell); } .stroke-forward-cell { stroke: var(--forward-cell); }
.fill-backward { fill: var(--backward); } .stroke-backward { stroke: var(--backward); }
.fill-backward-cell { fill: var(--backward-cell); } .stroke-backward-cell { stroke: var(--backward-cell); }
.fill-backward-line { fill: var(--backward-line); } .stroke-backward-line { stroke: var(--backward-line); }
.fill-selection { fill: var(--selection); } .stroke-selection { stroke: var(--selection); }
.fill-selection-cell { fill: var(--selection-cell); } .stroke-selection-cell { stroke: var(--selection-cell); }
.fill-axis-0 { fill: var(--axis-0); } .stroke-axis-0 { stroke: var(--axis-0); }
.fill-axis-0-cell { fill: var(--axis-0-cell); } .stroke-axis-0-cell { stroke: var(--axis-0-cell); }
.fill-axis-1 { fill: var(--axis-1); } .stroke-axis-1 { stroke: var(--axis-1); }
.fill-axis-1-cell { fill: var(--axis-1-cell); } .stroke-axis-1-cell { stroke: var(--axis-1-cell); }
.fill-axis-2 { fill: var(--axis-2); } .stroke-axis-2 { stroke: var(--axis-2); }
.fill-axis-2-cell { fill: var(--axis-2-cell); } .stroke-axis-2-cell { stroke: var(--axis-2-cell); }
.fill-axis-3 { fill: var(--axis-3); } .stroke-axis-3 { stroke: var(--axis-3); }
.fill-axis-3-cell { fill: var(--axis-3-cell); } .stroke-axis-3-cell { stroke: var(--axis-3-cell); }
.fill-axis-4 { fill: var(--axis-4); } .stroke-axis-4 { stroke: var(--axis-4); }
.fill-axis-4-cell { fill: var(--axis-4-cell); } .stroke-axis-4-cell { stroke: var(--axis-4-cell); }
.fill-heat-low { fill: var(--heat-low); } .stroke-heat-low { stroke: var(--heat-low); }
.fill-heat-high { fill: var(--heat-high); } .stroke-heat-high { stroke: var(--heat-high); }
.fill-wrong { fill: var(--wrong); } .stroke-wrong { stroke: var(--wrong); }
.fill-wrong-cell { fill: var(--wrong-cell); } .stroke-wrong-cell { stroke: var(--wrong-cell); }
.fill-doubtful { fill: var(--doubtful); } .stroke-doubtful { stroke: var(--doubtful); }
.fill-lit { fill: var(--lit); } .stroke-lit { stroke: var(--lit); }
.fill-current-line { fill: var(--current-line); } .stroke-current-line { stroke: var(--current-line); }
.fill-keyword { fill: var(--keyword); } .stroke-keyword { stroke: var(--keyword); }
.fill-string { fill: var(--string); } .stroke-string { stroke: var(--string); }
.fill-digits { fill: var(--digits); } .stroke-digits { stroke: var(--digits); }
.fill-remark { fill: var(--remark); } .stroke-remark { stroke: var(--remark); }
.fill-call { fill: var(--call); } .stroke-call { stroke: var(--call); }
`;var tr=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function To(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),zo(n)}function zo(t){let[e=255,n=255,r=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*r<128}function Fe(t){let e=To(t);return t.classList.toggle("dark",e),e}var Lo=24e6,Io=5e3,$o=700;function Ht(t){return String(t).split("-")[0]}function ut(t,e){let{opened:n,view:r,folding:i,layout:o,steps:s,pass:a}=e;return JSON.stringify([[...n].sort(),r,i,o,s,a,s?t.selected:null])}function er(t,e){let n=JSON.stringify([Ht(e.ticket),e.room,e.words.picture]);n!==t.about&&(t.pictures.clear(),t.asked.clear(),t.sheets.clear()),t.about=n,e.chosen&&Xe(t,e.chosen,e)}function Xe(t,e,n){let r=ut(t,e);t.pictures.delete(r),t.pictures.set(r,{...n,chosen:e});let i=0;for(let o of[...t.pictures.keys()].reverse())i+=t.pictures.get(o).svg.length,i>Lo&&o!==r&&t.pictures.delete(o)}function mt(t,e){let{chosen:n,frames:r}=t.data,i=r.some(u=>u.id===e),[o,s]=i?[e,`-${e}`]:[`-${e}`,e],a=n.opened.filter(u=>u!==o&&u!==s),l=[[...a,s],a].map(u=>({...n,opened:u.sort()})),c=u=>u?.frames.some(f=>f.id===e)!==i;return l.find(u=>t.pictures.has(ut(t,u))&&c(nr(t,u)))??l[0]}function nr(t,e){return t.pictures.get(ut(t,e))}function Ge({asked:t},e){return performance.now()-(t.get(e)??-1/0)<Io}function rr(t,e){return nr(t,mt(t,e))!==void 0}function ft(t,e,n=()=>{}){if(!t.data.chosen)return;clearTimeout(t.awaited?.timer),Object.assign(t,{awaited:null,unheard:null});let r=ut(t,e);t.pictures.has(r)?(t.show(t.pictures.get(r)),t.unheard=e,C("chosen",{chosen:e,node:t.selected,ticket:t.data.ticket}),n()):Ge(t,r)?t.awaited={name:r,chosen:e,then:n,timer:setTimeout(()=>t.send({chosen:e}),$o)}:t.send({chosen:e}),je(t,!t.pictures.has(r))}function je({box:t,drawing:e,data:n},r){t.setAttribute("aria-busy",String(r)),e.textContent=r?n.words.drawing:"",e.hidden=!r}function ir(t){let{awaited:e}=t;e&&t.pictures.has(e.name)&&ft(t,e.chosen,e.then)}var or={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function oe(t,{key:e}){let n=e.length===1?e.toLowerCase():e;return Object.entries(or[t]).find(([,r])=>r.includes(n))?.[0]}function et(t,e){let n=t.cloneNode(),r=n.getTotalLength();return e.map(i=>n.getPointAtLength(r*i))}var Ve="http://www.w3.org/1999/xhtml",sr={svg:"http://www.w3.org/2000/svg",xhtml:Ve,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Bt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),sr.hasOwnProperty(e)?{space:sr[e],local:t}:t}function Po(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===Ve&&e.documentElement.namespaceURI===Ve?e.createElement(t):e.createElementNS(n,t)}}function qo(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function ar(t){var e=Bt(t);return(e.local?qo:Po)(e)}function Ho(){}function ae(t){return t==null?Ho:function(){return this.querySelector(t)}}function Bo(t){typeof t!="function"&&(t=ae(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),l,c,u=0;u<s;++u)(l=o[u])&&(c=t.call(l,l.__data__,u,o))&&("__data__"in l&&(c.__data__=l.__data__),a[u]=c);return new q(r,this._parents)}function Do(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Fo(){return[]}function We(t){return t==null?Fo:function(){return this.querySelectorAll(t)}}function Xo(t){return function(){return Do(t.apply(this,arguments))}}function Go(t){typeof t=="function"?t=Xo(t):t=We(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,l,c=0;c<a;++c)(l=s[c])&&(r.push(t.call(l,l.__data__,c,s)),i.push(l));return new q(r,i)}function Ue(t){return function(){return this.matches(t)}}function lr(t){return function(e){return e.matches(t)}}var jo=Array.prototype.find;function Vo(t){return function(){return jo.call(this.children,t)}}function Yo(){return this.firstElementChild}function Wo(t){return this.select(t==null?Yo:Vo(typeof t=="function"?t:lr(t)))}var Uo=Array.prototype.filter;function Ko(){return Array.from(this.children)}function Jo(t){return function(){return Uo.call(this.children,t)}}function Qo(t){return this.selectAll(t==null?Ko:Jo(typeof t=="function"?t:lr(t)))}function Zo(t){typeof t!="function"&&(t=Ue(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],l,c=0;c<s;++c)(l=o[c])&&t.call(l,l.__data__,c,o)&&a.push(l);return new q(r,this._parents)}function cr(t){return new Array(t.length)}function ts(){return new q(this._enter||this._groups.map(cr),this._parents)}function se(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}se.prototype={constructor:se,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function es(t){return function(){return t}}function ns(t,e,n,r,i,o){for(var s=0,a,l=e.length,c=o.length;s<c;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new se(t,o[s]);for(;s<l;++s)(a=e[s])&&(i[s]=a)}function rs(t,e,n,r,i,o,s){var a,l,c=new Map,u=e.length,f=o.length,h=new Array(u),m;for(a=0;a<u;++a)(l=e[a])&&(h[a]=m=s.call(l,l.__data__,a,e)+"",c.has(m)?i[a]=l:c.set(m,l));for(a=0;a<f;++a)m=s.call(t,o[a],a,o)+"",(l=c.get(m))?(r[a]=l,l.__data__=o[a],c.delete(m)):n[a]=new se(t,o[a]);for(a=0;a<u;++a)(l=e[a])&&c.get(h[a])===l&&(i[a]=l)}function is(t){return t.__data__}function os(t,e){if(!arguments.length)return Array.from(this,is);var n=e?rs:ns,r=this._parents,i=this._groups;typeof t!="function"&&(t=es(t));for(var o=i.length,s=new Array(o),a=new Array(o),l=new Array(o),c=0;c<o;++c){var u=r[c],f=i[c],h=f.length,m=ss(t.call(u,u&&u.__data__,c,r)),b=m.length,M=a[c]=new Array(b),S=s[c]=new Array(b),g=l[c]=new Array(h);n(u,f,M,S,g,m,e);for(var T=0,z=0,D,R;T<b;++T)if(D=M[T]){for(T>=z&&(z=T+1);!(R=S[z])&&++z<b;);D._next=R||null}}return s=new q(s,r),s._enter=a,s._exit=l,s}function ss(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function as(){return new q(this._exit||this._groups.map(cr),this._parents)}function ls(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function cs(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),l=0;l<s;++l)for(var c=n[l],u=r[l],f=c.length,h=a[l]=new Array(f),m,b=0;b<f;++b)(m=c[b]||u[b])&&(h[b]=m);for(;l<i;++l)a[l]=n[l];return new q(a,this._parents)}function us(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function fs(t){t||(t=ds);function e(f,h){return f&&h?t(f.__data__,h.__data__):!f-!h}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,l=i[o]=new Array(a),c,u=0;u<a;++u)(c=s[u])&&(l[u]=c);l.sort(e)}return new q(i,this._parents).order()}function ds(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function hs(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function ps(){return Array.from(this)}function ms(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function ws(){let t=0;for(let e of this)++t;return t}function xs(){return!this.node()}function vs(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function gs(t){return function(){this.removeAttribute(t)}}function ys(t){return function(){this.removeAttributeNS(t.space,t.local)}}function bs(t,e){return function(){this.setAttribute(t,e)}}function ks(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function _s(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ms(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Es(t,e){var n=Bt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?ys:gs:typeof e=="function"?n.local?Ms:_s:n.local?ks:bs)(n,e))}function ur(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ss(t){return function(){this.style.removeProperty(t)}}function As(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Cs(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Os(t,e,n){return arguments.length>1?this.each((e==null?Ss:typeof e=="function"?Cs:As)(t,e,n??"")):wt(this.node(),t)}function wt(t,e){return t.style.getPropertyValue(e)||ur(t).getComputedStyle(t,null).getPropertyValue(e)}function Ns(t){return function(){delete this[t]}}function Ts(t,e){return function(){this[t]=e}}function zs(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Ls(t,e){return arguments.length>1?this.each((e==null?Ns:typeof e=="function"?zs:Ts)(t,e)):this.node()[t]}function fr(t){return t.trim().split(/^|\s+/)}function Ke(t){return t.classList||new dr(t)}function dr(t){this._node=t,this._names=fr(t.getAttribute("class")||"")}dr.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function hr(t,e){for(var n=Ke(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function pr(t,e){for(var n=Ke(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function Is(t){return function(){hr(this,t)}}function $s(t){return function(){pr(this,t)}}function Rs(t,e){return function(){(e.apply(this,arguments)?hr:pr)(this,t)}}function Ps(t,e){var n=fr(t+"");if(arguments.length<2){for(var r=Ke(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?Rs:e?Is:$s)(n,e))}function qs(){this.textContent=""}function Hs(t){return function(){this.textContent=t}}function Bs(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ds(t){return arguments.length?this.each(t==null?qs:(typeof t=="function"?Bs:Hs)(t)):this.node().textContent}function Fs(){this.innerHTML=""}function Xs(t){return function(){this.innerHTML=t}}function Gs(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function js(t){return arguments.length?this.each(t==null?Fs:(typeof t=="function"?Gs:Xs)(t)):this.node().innerHTML}function Vs(){this.nextSibling&&this.parentNode.appendChild(this)}function Ys(){return this.each(Vs)}function Ws(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Us(){return this.each(Ws)}function Ks(t){var e=typeof t=="function"?t:ar(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function Js(){return null}function Qs(t,e){var n=typeof t=="function"?t:ar(t),r=e==null?Js:typeof e=="function"?e:ae(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Zs(){var t=this.parentNode;t&&t.removeChild(this)}function ta(){return this.each(Zs)}function ea(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function na(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function ra(t){return this.select(t?na:ea)}function ia(t){return arguments.length?this.property("__data__",t):this.node().__data__}function oa(t){return function(e){t.call(this,e,this.__data__)}}function sa(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function aa(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function la(t,e,n){return function(){var r=this.__on,i,o=oa(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function ca(t,e,n){var r=sa(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,c=a.length,u;l<c;++l)for(i=0,u=a[l];i<o;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?la:aa,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function mr(t,e,n){var r=ur(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function ua(t,e){return function(){return mr(this,t,e)}}function fa(t,e){return function(){return mr(this,t,e.apply(this,arguments))}}function da(t,e){return this.each((typeof e=="function"?fa:ua)(t,e))}function*ha(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var wr=[null];function q(t,e){this._groups=t,this._parents=e}function xt(){return new q([[document.documentElement]],wr)}function pa(){return this}q.prototype=xt.prototype={constructor:q,select:Bo,selectAll:Go,selectChild:Wo,selectChildren:Qo,filter:Zo,data:os,enter:ts,exit:as,join:ls,merge:cs,selection:pa,order:us,sort:fs,call:hs,nodes:ps,node:ms,size:ws,empty:xs,each:vs,attr:Es,style:Os,property:Ls,classed:Ps,text:Ds,html:js,raise:Ys,lower:Us,append:Ks,insert:Qs,remove:ta,clone:ra,datum:ia,on:ca,dispatch:da,[Symbol.iterator]:ha};function H(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],wr)}var ma=0;function wa(){return new Ye}function Ye(){this._="@"+(++ma).toString(36)}Ye.prototype=wa.prototype={constructor:Ye,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function xa(t){let e;for(;e=t.sourceEvent;)t=e;return t}function nt(t,e){if(t=xa(t),e===void 0&&(e=t.currentTarget),e){var n=e.ownerSVGElement||e;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=t.clientX,r.y=t.clientY,r=r.matrixTransform(e.getScreenCTM().inverse()),[r.x,r.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var va={value:()=>{}};function Dt(){for(var t=0,e=arguments.length,n={},r;t<e;++t){if(!(r=arguments[t]+"")||r in n||/[\s.]/.test(r))throw new Error("illegal type: "+r);n[r]=[]}return new le(n)}function le(t){this._=t}function ga(t,e){return t.trim().split(/^|\s+/).map(function(n){var r="",i=n.indexOf(".");if(i>=0&&(r=n.slice(i+1),n=n.slice(0,i)),n&&!e.hasOwnProperty(n))throw new Error("unknown type: "+n);return{type:n,name:r}})}le.prototype=Dt.prototype={constructor:le,on:function(t,e){var n=this._,r=ga(t+"",n),i,o=-1,s=r.length;if(arguments.length<2){for(;++o<s;)if((i=(t=r[o]).type)&&(i=ya(n[i],t.name)))return i;return}if(e!=null&&typeof e!="function")throw new Error("invalid callback: "+e);for(;++o<s;)if(i=(t=r[o]).type)n[i]=xr(n[i],t.name,e);else if(e==null)for(i in n)n[i]=xr(n[i],t.name,null);return this},copy:function(){var t={},e=this._;for(var n in e)t[n]=e[n].slice();return new le(t)},call:function(t,e){if((i=arguments.length-2)>0)for(var n=new Array(i),r=0,i,o;r<i;++r)n[r]=arguments[r+2];if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(o=this._[t],r=0,i=o.length;r<i;++r)o[r].value.apply(e,n)},apply:function(t,e,n){if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(var r=this._[t],i=0,o=r.length;i<o;++i)r[i].value.apply(e,n)}};function ya(t,e){for(var n=0,r=t.length,i;n<r;++n)if((i=t[n]).name===e)return i.value}function xr(t,e,n){for(var r=0,i=t.length;r<i;++r)if(t[r].name===e){t[r]=va,t=t.slice(0,r).concat(t.slice(r+1));break}return n!=null&&t.push({name:e,value:n}),t}var Je={capture:!0,passive:!1};function Qe(t){t.preventDefault(),t.stopImmediatePropagation()}function vr(t){var e=t.document.documentElement,n=H(t).on("dragstart.drag",Qe,Je);"onselectstart"in e?n.on("selectstart.drag",Qe,Je):(e.__noselect=e.style.MozUserSelect,e.style.MozUserSelect="none")}function gr(t,e){var n=t.document.documentElement,r=H(t).on("dragstart.drag",null);e&&(r.on("click.drag",Qe,Je),setTimeout(function(){r.on("click.drag",null)},0)),"onselectstart"in n?r.on("selectstart.drag",null):(n.style.MozUserSelect=n.__noselect,delete n.__noselect)}function ba(t,{sourceEvent:e,subject:n,target:r,identifier:i,active:o,x:s,y:a,dx:l,dy:c,dispatch:u}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},subject:{value:n,enumerable:!0,configurable:!0},target:{value:r,enumerable:!0,configurable:!0},identifier:{value:i,enumerable:!0,configurable:!0},active:{value:o,enumerable:!0,configurable:!0},x:{value:s,enumerable:!0,configurable:!0},y:{value:a,enumerable:!0,configurable:!0},dx:{value:l,enumerable:!0,configurable:!0},dy:{value:c,enumerable:!0,configurable:!0},_:{value:u}})}ba.prototype.on=function(){var t=this._.on.apply(this._,arguments);return t===this._?this:t};function Lt(t,e,n){t.prototype=e.prototype=n,n.constructor=t}function Gt(t,e){var n=Object.create(t.prototype);for(var r in e)n[r]=e[r];return n}function dt(){}var bt=.7,zt=1/bt,Nt="\\s*([+-]?\\d+)\\s*",Ft="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",K="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",ka=/^#([0-9a-f]{3,8})$/,_a=new RegExp(`^rgb\\(${Nt},${Nt},${Nt}\\)$`),Ma=new RegExp(`^rgb\\(${K},${K},${K}\\)$`),Ea=new RegExp(`^rgba\\(${Nt},${Nt},${Nt},${Ft}\\)$`),Sa=new RegExp(`^rgba\\(${K},${K},${K},${Ft}\\)$`),Aa=new RegExp(`^hsl\\(${Ft},${K},${K}\\)$`),Ca=new RegExp(`^hsla\\(${Ft},${K},${K},${Ft}\\)$`),yr={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};Lt(dt,kt,{copy(t){return Object.assign(new this.constructor,this,t)},displayable(){return this.rgb().displayable()},hex:br,formatHex:br,formatHex8:Oa,formatHsl:Na,formatRgb:kr,toString:kr});function br(){return this.rgb().formatHex()}function Oa(){return this.rgb().formatHex8()}function Na(){return Tr(this).formatHsl()}function kr(){return this.rgb().formatRgb()}function kt(t){var e,n;return t=(t+"").trim().toLowerCase(),(e=ka.exec(t))?(n=e[1].length,e=parseInt(e[1],16),n===6?_r(e):n===3?new O(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):n===8?ce(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):n===4?ce(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=_a.exec(t))?new O(e[1],e[2],e[3],1):(e=Ma.exec(t))?new O(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=Ea.exec(t))?ce(e[1],e[2],e[3],e[4]):(e=Sa.exec(t))?ce(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=Aa.exec(t))?Sr(e[1],e[2]/100,e[3]/100,1):(e=Ca.exec(t))?Sr(e[1],e[2]/100,e[3]/100,e[4]):yr.hasOwnProperty(t)?_r(yr[t]):t==="transparent"?new O(NaN,NaN,NaN,0):null}function _r(t){return new O(t>>16&255,t>>8&255,t&255,1)}function ce(t,e,n,r){return r<=0&&(t=e=n=NaN),new O(t,e,n,r)}function on(t){return t instanceof dt||(t=kt(t)),t?(t=t.rgb(),new O(t.r,t.g,t.b,t.opacity)):new O}function jt(t,e,n,r){return arguments.length===1?on(t):new O(t,e,n,r??1)}function O(t,e,n,r){this.r=+t,this.g=+e,this.b=+n,this.opacity=+r}Lt(O,jt,Gt(dt,{brighter(t){return t=t==null?zt:Math.pow(zt,t),new O(this.r*t,this.g*t,this.b*t,this.opacity)},darker(t){return t=t==null?bt:Math.pow(bt,t),new O(this.r*t,this.g*t,this.b*t,this.opacity)},rgb(){return this},clamp(){return new O(gt(this.r),gt(this.g),gt(this.b),fe(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:Mr,formatHex:Mr,formatHex8:Ta,formatRgb:Er,toString:Er}));function Mr(){return`#${vt(this.r)}${vt(this.g)}${vt(this.b)}`}function Ta(){return`#${vt(this.r)}${vt(this.g)}${vt(this.b)}${vt((isNaN(this.opacity)?1:this.opacity)*255)}`}function Er(){let t=fe(this.opacity);return`${t===1?"rgb(":"rgba("}${gt(this.r)}, ${gt(this.g)}, ${gt(this.b)}${t===1?")":`, ${t})`}`}function fe(t){return isNaN(t)?1:Math.max(0,Math.min(1,t))}function gt(t){return Math.max(0,Math.min(255,Math.round(t)||0))}function vt(t){return t=gt(t),(t<16?"0":"")+t.toString(16)}function Sr(t,e,n,r){return r<=0?t=e=n=NaN:n<=0||n>=1?t=e=NaN:e<=0&&(t=NaN),new G(t,e,n,r)}function Tr(t){if(t instanceof G)return new G(t.h,t.s,t.l,t.opacity);if(t instanceof dt||(t=kt(t)),!t)return new G;if(t instanceof G)return t;t=t.rgb();var e=t.r/255,n=t.g/255,r=t.b/255,i=Math.min(e,n,r),o=Math.max(e,n,r),s=NaN,a=o-i,l=(o+i)/2;return a?(e===o?s=(n-r)/a+(n<r)*6:n===o?s=(r-e)/a+2:s=(e-n)/a+4,a/=l<.5?o+i:2-o-i,s*=60):a=l>0&&l<1?0:s,new G(s,a,l,t.opacity)}function he(t,e,n,r){return arguments.length===1?Tr(t):new G(t,e,n,r??1)}function G(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}Lt(G,he,Gt(dt,{brighter(t){return t=t==null?zt:Math.pow(zt,t),new G(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?bt:Math.pow(bt,t),new G(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=this.h%360+(this.h<0)*360,e=isNaN(t)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*e,i=2*n-r;return new O(Ze(t>=240?t-240:t+120,i,r),Ze(t,i,r),Ze(t<120?t+240:t-120,i,r),this.opacity)},clamp(){return new G(Ar(this.h),ue(this.s),ue(this.l),fe(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let t=fe(this.opacity);return`${t===1?"hsl(":"hsla("}${Ar(this.h)}, ${ue(this.s)*100}%, ${ue(this.l)*100}%${t===1?")":`, ${t})`}`}}));function Ar(t){return t=(t||0)%360,t<0?t+360:t}function ue(t){return Math.max(0,Math.min(1,t||0))}function Ze(t,e,n){return(t<60?e+(n-e)*t/60:t<180?n:t<240?e+(n-e)*(240-t)/60:e)*255}var zr=Math.PI/180,Lr=180/Math.PI,de=18,Ir=.96422,$r=1,Rr=.82521,Pr=4/29,Tt=6/29,qr=3*Tt*Tt,za=Tt*Tt*Tt;function Hr(t){if(t instanceof J)return new J(t.l,t.a,t.b,t.opacity);if(t instanceof rt)return Dr(t);t instanceof O||(t=on(t));var e=rn(t.r),n=rn(t.g),r=rn(t.b),i=tn((.2225045*e+.7168786*n+.0606169*r)/$r),o,s;return e===n&&n===r?o=s=i:(o=tn((.4360747*e+.3850649*n+.1430804*r)/Ir),s=tn((.0139322*e+.0971045*n+.7141733*r)/Rr)),new J(116*i-16,500*(o-i),200*(i-s),t.opacity)}function Br(t,e,n,r){return arguments.length===1?Hr(t):new J(t,e,n,r??1)}function J(t,e,n,r){this.l=+t,this.a=+e,this.b=+n,this.opacity=+r}Lt(J,Br,Gt(dt,{brighter(t){return new J(this.l+de*(t??1),this.a,this.b,this.opacity)},darker(t){return new J(this.l-de*(t??1),this.a,this.b,this.opacity)},rgb(){var t=(this.l+16)/116,e=isNaN(this.a)?t:t+this.a/500,n=isNaN(this.b)?t:t-this.b/200;return e=Ir*en(e),t=$r*en(t),n=Rr*en(n),new O(nn(3.1338561*e-1.6168667*t-.4906146*n),nn(-.9787684*e+1.9161415*t+.033454*n),nn(.0719453*e-.2289914*t+1.4052427*n),this.opacity)}}));function tn(t){return t>za?Math.pow(t,1/3):t/qr+Pr}function en(t){return t>Tt?t*t*t:qr*(t-Pr)}function nn(t){return 255*(t<=.0031308?12.92*t:1.055*Math.pow(t,1/2.4)-.055)}function rn(t){return(t/=255)<=.04045?t/12.92:Math.pow((t+.055)/1.055,2.4)}function La(t){if(t instanceof rt)return new rt(t.h,t.c,t.l,t.opacity);if(t instanceof J||(t=Hr(t)),t.a===0&&t.b===0)return new rt(NaN,0<t.l&&t.l<100?0:NaN,t.l,t.opacity);var e=Math.atan2(t.b,t.a)*Lr;return new rt(e<0?e+360:e,Math.sqrt(t.a*t.a+t.b*t.b),t.l,t.opacity)}function pe(t,e,n,r){return arguments.length===1?La(t):new rt(t,e,n,r??1)}function rt(t,e,n,r){this.h=+t,this.c=+e,this.l=+n,this.opacity=+r}function Dr(t){if(isNaN(t.h))return new J(t.l,0,0,t.opacity);var e=t.h*zr;return new J(t.l,Math.cos(e)*t.c,Math.sin(e)*t.c,t.opacity)}Lt(rt,pe,Gt(dt,{brighter(t){return new rt(this.h,this.c,this.l+de*(t??1),this.opacity)},darker(t){return new rt(this.h,this.c,this.l-de*(t??1),this.opacity)},rgb(){return Dr(this).rgb()}}));var Fr=-.14861,sn=1.78277,an=-.29227,me=-.90649,Xt=1.97294,Cr=Xt*me,Or=Xt*sn,Nr=sn*an-me*Fr;function Ia(t){if(t instanceof yt)return new yt(t.h,t.s,t.l,t.opacity);t instanceof O||(t=on(t));var e=t.r/255,n=t.g/255,r=t.b/255,i=(Nr*r+Cr*e-Or*n)/(Nr+Cr-Or),o=r-i,s=(Xt*(n-i)-an*o)/me,a=Math.sqrt(s*s+o*o)/(Xt*i*(1-i)),l=a?Math.atan2(s,o)*Lr-120:NaN;return new yt(l<0?l+360:l,a,i,t.opacity)}function we(t,e,n,r){return arguments.length===1?Ia(t):new yt(t,e,n,r??1)}function yt(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}Lt(yt,we,Gt(dt,{brighter(t){return t=t==null?zt:Math.pow(zt,t),new yt(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?bt:Math.pow(bt,t),new yt(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=isNaN(this.h)?0:(this.h+120)*zr,e=+this.l,n=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(t),i=Math.sin(t);return new O(255*(e+n*(Fr*r+sn*i)),255*(e+n*(an*r+me*i)),255*(e+n*(Xt*r)),this.opacity)}}));function jr(t,e,n,r,i){var o=t*t,s=o*t;return((1-3*t+3*o-s)*e+(4-6*o+3*s)*n+(1+3*t+3*o-3*s)*r+s*i)/6}function $a(t){var e=t.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,e-1):Math.floor(n*e),i=t[r],o=t[r+1],s=r>0?t[r-1]:2*i-o,a=r<e-1?t[r+2]:2*o-i;return jr((n-r/e)*e,s,i,o,a)}}function Ra(t){var e=t.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*e),i=t[(r+e-1)%e],o=t[r%e],s=t[(r+1)%e],a=t[(r+2)%e];return jr((n-r/e)*e,i,o,s,a)}}var fn=t=>()=>t;function Vr(t,e){return function(n){return t+n*e}}function Pa(t,e,n){return t=Math.pow(t,n),e=Math.pow(e,n)-t,n=1/n,function(r){return Math.pow(t+r*e,n)}}function dn(t,e){var n=e-t;return n?Vr(t,n>180||n<-180?n-360*Math.round(n/360):n):fn(isNaN(t)?e:t)}function qa(t){return(t=+t)==1?I:function(e,n){return n-e?Pa(e,n,t):fn(isNaN(e)?n:e)}}function I(t,e){var n=e-t;return n?Vr(t,n):fn(isNaN(t)?e:t)}var hn=(function t(e){var n=qa(e);function r(i,o){var s=n((i=jt(i)).r,(o=jt(o)).r),a=n(i.g,o.g),l=n(i.b,o.b),c=I(i.opacity,o.opacity);return function(u){return i.r=s(u),i.g=a(u),i.b=l(u),i.opacity=c(u),i+""}}return r.gamma=t,r})(1);function Yr(t){return function(e){var n=e.length,r=new Array(n),i=new Array(n),o=new Array(n),s,a;for(s=0;s<n;++s)a=jt(e[s]),r[s]=a.r||0,i[s]=a.g||0,o[s]=a.b||0;return r=t(r),i=t(i),o=t(o),a.opacity=1,function(l){return a.r=r(l),a.g=i(l),a.b=o(l),a+""}}}var rf=Yr($a),of=Yr(Ra);function it(t,e){return t=+t,e=+e,function(n){return t*(1-n)+e*n}}var cn=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,ln=new RegExp(cn.source,"g");function Ha(t){return function(){return t}}function Ba(t){return function(e){return t(e)+""}}function Wr(t,e){var n=cn.lastIndex=ln.lastIndex=0,r,i,o,s=-1,a=[],l=[];for(t=t+"",e=e+"";(r=cn.exec(t))&&(i=ln.exec(e));)(o=i.index)>n&&(o=e.slice(n,o),a[s]?a[s]+=o:a[++s]=o),(r=r[0])===(i=i[0])?a[s]?a[s]+=i:a[++s]=i:(a[++s]=null,l.push({i:s,x:it(r,i)})),n=ln.lastIndex;return n<e.length&&(o=e.slice(n),a[s]?a[s]+=o:a[++s]=o),a.length<2?l[0]?Ba(l[0].x):Ha(e):(e=l.length,function(c){for(var u=0,f;u<e;++u)a[(f=l[u]).i]=f.x(c);return a.join("")})}var Xr=180/Math.PI,un={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Ur(t,e,n,r,i,o){var s,a,l;return(s=Math.sqrt(t*t+e*e))&&(t/=s,e/=s),(l=t*n+e*r)&&(n-=t*l,r-=e*l),(a=Math.sqrt(n*n+r*r))&&(n/=a,r/=a,l/=a),t*r<e*n&&(t=-t,e=-e,l=-l,s=-s),{translateX:i,translateY:o,rotate:Math.atan2(e,t)*Xr,skewX:Math.atan(l)*Xr,scaleX:s,scaleY:a}}var xe;function Da(t){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(t+"");return e.isIdentity?un:Ur(e.a,e.b,e.c,e.d,e.e,e.f)}function Fa(t){return t==null||(xe||(xe=document.createElementNS("http://www.w3.org/2000/svg","g")),xe.setAttribute("transform",t),!(t=xe.transform.baseVal.consolidate()))?un:(t=t.matrix,Ur(t.a,t.b,t.c,t.d,t.e,t.f))}function Kr(t,e,n,r){function i(c){return c.length?c.pop()+" ":""}function o(c,u,f,h,m,b){if(c!==f||u!==h){var M=m.push("translate(",null,e,null,n);b.push({i:M-4,x:it(c,f)},{i:M-2,x:it(u,h)})}else(f||h)&&m.push("translate("+f+e+h+n)}function s(c,u,f,h){c!==u?(c-u>180?u+=360:u-c>180&&(c+=360),h.push({i:f.push(i(f)+"rotate(",null,r)-2,x:it(c,u)})):u&&f.push(i(f)+"rotate("+u+r)}function a(c,u,f,h){c!==u?h.push({i:f.push(i(f)+"skewX(",null,r)-2,x:it(c,u)}):u&&f.push(i(f)+"skewX("+u+r)}function l(c,u,f,h,m,b){if(c!==f||u!==h){var M=m.push(i(m)+"scale(",null,",",null,")");b.push({i:M-4,x:it(c,f)},{i:M-2,x:it(u,h)})}else(f!==1||h!==1)&&m.push(i(m)+"scale("+f+","+h+")")}return function(c,u){var f=[],h=[];return c=t(c),u=t(u),o(c.translateX,c.translateY,u.translateX,u.translateY,f,h),s(c.rotate,u.rotate,f,h),a(c.skewX,u.skewX,f,h),l(c.scaleX,c.scaleY,u.scaleX,u.scaleY,f,h),c=u=null,function(m){for(var b=-1,M=h.length,S;++b<M;)f[(S=h[b]).i]=S.x(m);return f.join("")}}}var Jr=Kr(Da,"px, ","px)","deg)"),Qr=Kr(Fa,", ",")",")"),Xa=1e-12;function Gr(t){return((t=Math.exp(t))+1/t)/2}function Ga(t){return((t=Math.exp(t))-1/t)/2}function ja(t){return((t=Math.exp(2*t))-1)/(t+1)}var Zr=(function t(e,n,r){function i(o,s){var a=o[0],l=o[1],c=o[2],u=s[0],f=s[1],h=s[2],m=u-a,b=f-l,M=m*m+b*b,S,g;if(M<Xa)g=Math.log(h/c)/e,S=function(W){return[a+W*m,l+W*b,c*Math.exp(e*W*g)]};else{var T=Math.sqrt(M),z=(h*h-c*c+r*M)/(2*c*n*T),D=(h*h-c*c-r*M)/(2*h*n*T),R=Math.log(Math.sqrt(z*z+1)-z),P=Math.log(Math.sqrt(D*D+1)-D);g=(P-R)/e,S=function(W){var ct=W*g,Ct=Gr(R),Ot=c/(n*T)*(Ct*ja(e*ct+R)-Ga(R));return[a+Ot*m,l+Ot*b,c*Ct/Gr(e*ct+R)]}}return S.duration=Math.abs(g)*1e3*e/Math.SQRT2,S}return i.rho=function(o){var s=Math.max(.001,+o),a=s*s,l=a*a;return t(s,a,l)},i})(Math.SQRT2,2,4);function ti(t){return function(e,n){var r=t((e=he(e)).h,(n=he(n)).h),i=I(e.s,n.s),o=I(e.l,n.l),s=I(e.opacity,n.opacity);return function(a){return e.h=r(a),e.s=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var sf=ti(dn),af=ti(I);function ei(t){return function(e,n){var r=t((e=pe(e)).h,(n=pe(n)).h),i=I(e.c,n.c),o=I(e.l,n.l),s=I(e.opacity,n.opacity);return function(a){return e.h=r(a),e.c=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var lf=ei(dn),cf=ei(I);function ni(t){return(function e(n){n=+n;function r(i,o){var s=t((i=we(i)).h,(o=we(o)).h),a=I(i.s,o.s),l=I(i.l,o.l),c=I(i.opacity,o.opacity);return function(u){return i.h=s(u),i.s=a(u),i.l=l(Math.pow(u,n)),i.opacity=c(u),i+""}}return r.gamma=e,r})(1)}var uf=ni(dn),ff=ni(I);var It=0,Yt=0,Vt=0,ii=1e3,ve,Wt,ge=0,_t=0,be=0,Ut=typeof performance=="object"&&performance.now?performance:Date,oi=typeof window=="object"&&window.requestAnimationFrame?window.requestAnimationFrame.bind(window):function(t){setTimeout(t,17)};function ke(){return _t||(oi(Va),_t=Ut.now()+be)}function Va(){_t=0}function ye(){this._call=this._time=this._next=null}ye.prototype=mn.prototype={constructor:ye,restart:function(t,e,n){if(typeof t!="function")throw new TypeError("callback is not a function");n=(n==null?ke():+n)+(e==null?0:+e),!this._next&&Wt!==this&&(Wt?Wt._next=this:ve=this,Wt=this),this._call=t,this._time=n,pn()},stop:function(){this._call&&(this._call=null,this._time=1/0,pn())}};function mn(t,e,n){var r=new ye;return r.restart(t,e,n),r}function Ya(){ke(),++It;for(var t=ve,e;t;)(e=_t-t._time)>=0&&t._call.call(void 0,e),t=t._next;--It}function ri(){_t=(ge=Ut.now())+be,It=Yt=0;try{Ya()}finally{It=0,Ua(),_t=0}}function Wa(){var t=Ut.now(),e=t-ge;e>ii&&(be-=e,ge=t)}function Ua(){for(var t,e=ve,n,r=1/0;e;)e._call?(r>e._time&&(r=e._time),t=e,e=e._next):(n=e._next,e._next=null,e=t?t._next=n:ve=n);Wt=t,pn(r)}function pn(t){if(!It){Yt&&(Yt=clearTimeout(Yt));var e=t-_t;e>24?(t<1/0&&(Yt=setTimeout(ri,Math.ceil(t-Ut.now()-be)+1)),Vt&&(Vt=clearInterval(Vt))):(Vt||(ge=Ut.now(),Vt=setInterval(Wa,ii)),It=1,oi(ri))}}function wn(t,e,n){var r=new ye;return e=e==null?0:+e,r.restart(i=>{r.stop(),t(i+e)},e,n),r}function ai(t){return((t*=2)<=1?t*t*t:(t-=2)*t*t+2)/2}var xn=3,pf=(function t(e){e=+e;function n(r){return Math.pow(r,e)}return n.exponent=t,n})(xn),mf=(function t(e){e=+e;function n(r){return 1-Math.pow(1-r,e)}return n.exponent=t,n})(xn),wf=(function t(e){e=+e;function n(r){return((r*=2)<=1?Math.pow(r,e):2-Math.pow(2-r,e))/2}return n.exponent=t,n})(xn),Ka=Math.PI,xf=Ka/2;function _e(t){return(Math.pow(2,-10*t)-.0009765625)*1.0009775171065494}var si=4/11,vf=6/11,gf=8/11,yf=3/4,bf=9/11,kf=10/11,_f=15/16,Mf=21/22,Ef=63/64,Sf=1/si/si;var vn=1.70158,Af=(function t(e){e=+e;function n(r){return(r=+r)*r*(e*(r-1)+r)}return n.overshoot=t,n})(vn),Cf=(function t(e){e=+e;function n(r){return--r*r*((r+1)*e+r)+1}return n.overshoot=t,n})(vn),Of=(function t(e){e=+e;function n(r){return((r*=2)<1?r*r*((e+1)*r-e):(r-=2)*r*((e+1)*r+e)+2)/2}return n.overshoot=t,n})(vn),$t=2*Math.PI,gn=1,yn=.3,Nf=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=$t);function i(o){return e*_e(- --o)*Math.sin((r-o)/n)}return i.amplitude=function(o){return t(o,n*$t)},i.period=function(o){return t(e,o)},i})(gn,yn),Tf=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=$t);function i(o){return 1-e*_e(o=+o)*Math.sin((o+r)/n)}return i.amplitude=function(o){return t(o,n*$t)},i.period=function(o){return t(e,o)},i})(gn,yn),zf=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=$t);function i(o){return((o=o*2-1)<0?e*_e(-o)*Math.sin((r-o)/n):2-e*_e(o)*Math.sin((r+o)/n))/2}return i.amplitude=function(o){return t(o,n*$t)},i.period=function(o){return t(e,o)},i})(gn,yn);var Ja=Dt("start","end","cancel","interrupt"),Qa=[],ui=0,li=1,bn=2,Me=3,ci=4,kn=5,Ee=6;function Se(t,e,n,r,i,o){var s=t.__transition;if(!s)t.__transition={};else if(n in s)return;Za(t,n,{name:e,index:r,group:i,on:Ja,tween:Qa,time:o.time,delay:o.delay,duration:o.duration,ease:o.ease,timer:null,state:ui})}function _n(t,e){var n=j(t,e);if(n.state>ui)throw new Error("too late; already scheduled");return n}function Q(t,e){var n=j(t,e);if(n.state>Me)throw new Error("too late; already running");return n}function j(t,e){var n=t.__transition;if(!n||!(n=n[e]))throw new Error("transition not found");return n}function Za(t,e,n){var r=t.__transition,i;r[e]=n,n.timer=mn(o,0,n.time);function o(c){n.state=li,n.timer.restart(s,n.delay,n.time),n.delay<=c&&s(c-n.delay)}function s(c){var u,f,h,m;if(n.state!==li)return l();for(u in r)if(m=r[u],m.name===n.name){if(m.state===Me)return wn(s);m.state===ci?(m.state=Ee,m.timer.stop(),m.on.call("interrupt",t,t.__data__,m.index,m.group),delete r[u]):+u<e&&(m.state=Ee,m.timer.stop(),m.on.call("cancel",t,t.__data__,m.index,m.group),delete r[u])}if(wn(function(){n.state===Me&&(n.state=ci,n.timer.restart(a,n.delay,n.time),a(c))}),n.state=bn,n.on.call("start",t,t.__data__,n.index,n.group),n.state===bn){for(n.state=Me,i=new Array(h=n.tween.length),u=0,f=-1;u<h;++u)(m=n.tween[u].value.call(t,t.__data__,n.index,n.group))&&(i[++f]=m);i.length=f+1}}function a(c){for(var u=c<n.duration?n.ease.call(null,c/n.duration):(n.timer.restart(l),n.state=kn,1),f=-1,h=i.length;++f<h;)i[f].call(t,u);n.state===kn&&(n.on.call("end",t,t.__data__,n.index,n.group),l())}function l(){n.state=Ee,n.timer.stop(),delete r[e];for(var c in r)return;delete t.__transition}}function Kt(t,e){var n=t.__transition,r,i,o=!0,s;if(n){e=e==null?null:e+"";for(s in n){if((r=n[s]).name!==e){o=!1;continue}i=r.state>bn&&r.state<kn,r.state=Ee,r.timer.stop(),r.on.call(i?"interrupt":"cancel",t,t.__data__,r.index,r.group),delete n[s]}o&&delete t.__transition}}function tl(t){return this.each(function(){Kt(this,t)})}function el(t,e){var n,r;return function(){var i=Q(this,t),o=i.tween;if(o!==n){r=n=o;for(var s=0,a=r.length;s<a;++s)if(r[s].name===e){r=r.slice(),r.splice(s,1);break}}i.tween=r}}function nl(t,e,n){var r,i;if(typeof n!="function")throw new Error;return function(){var o=Q(this,t),s=o.tween;if(s!==r){i=(r=s).slice();for(var a={name:e,value:n},l=0,c=i.length;l<c;++l)if(i[l].name===e){i[l]=a;break}l===c&&i.push(a)}o.tween=i}}function rl(t,e){var n=this._id;if(t+="",arguments.length<2){for(var r=j(this.node(),n).tween,i=0,o=r.length,s;i<o;++i)if((s=r[i]).name===t)return s.value;return null}return this.each((e==null?el:nl)(n,t,e))}function Mn(t,e,n){var r=t._id;return t.each(function(){var i=Q(this,r);(i.value||(i.value={}))[e]=n.apply(this,arguments)}),function(i){return j(i,r).value[e]}}function fi(t,e){var n;return(typeof e=="number"?it:e instanceof kt?hn:(n=kt(e))?(e=n,hn):Wr)(t,e)}function il(t){return function(){this.removeAttribute(t)}}function ol(t){return function(){this.removeAttributeNS(t.space,t.local)}}function sl(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttribute(t);return s===i?null:s===r?o:o=e(r=s,n)}}function al(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttributeNS(t.space,t.local);return s===i?null:s===r?o:o=e(r=s,n)}}function ll(t,e,n){var r,i,o;return function(){var s,a=n(this),l;return a==null?void this.removeAttribute(t):(s=this.getAttribute(t),l=a+"",s===l?null:s===r&&l===i?o:(i=l,o=e(r=s,a)))}}function cl(t,e,n){var r,i,o;return function(){var s,a=n(this),l;return a==null?void this.removeAttributeNS(t.space,t.local):(s=this.getAttributeNS(t.space,t.local),l=a+"",s===l?null:s===r&&l===i?o:(i=l,o=e(r=s,a)))}}function ul(t,e){var n=Bt(t),r=n==="transform"?Qr:fi;return this.attrTween(t,typeof e=="function"?(n.local?cl:ll)(n,r,Mn(this,"attr."+t,e)):e==null?(n.local?ol:il)(n):(n.local?al:sl)(n,r,e))}function fl(t,e){return function(n){this.setAttribute(t,e.call(this,n))}}function dl(t,e){return function(n){this.setAttributeNS(t.space,t.local,e.call(this,n))}}function hl(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&dl(t,o)),n}return i._value=e,i}function pl(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&fl(t,o)),n}return i._value=e,i}function ml(t,e){var n="attr."+t;if(arguments.length<2)return(n=this.tween(n))&&n._value;if(e==null)return this.tween(n,null);if(typeof e!="function")throw new Error;var r=Bt(t);return this.tween(n,(r.local?hl:pl)(r,e))}function wl(t,e){return function(){_n(this,t).delay=+e.apply(this,arguments)}}function xl(t,e){return e=+e,function(){_n(this,t).delay=e}}function vl(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?wl:xl)(e,t)):j(this.node(),e).delay}function gl(t,e){return function(){Q(this,t).duration=+e.apply(this,arguments)}}function yl(t,e){return e=+e,function(){Q(this,t).duration=e}}function bl(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?gl:yl)(e,t)):j(this.node(),e).duration}function kl(t,e){if(typeof e!="function")throw new Error;return function(){Q(this,t).ease=e}}function _l(t){var e=this._id;return arguments.length?this.each(kl(e,t)):j(this.node(),e).ease}function Ml(t,e){return function(){var n=e.apply(this,arguments);if(typeof n!="function")throw new Error;Q(this,t).ease=n}}function El(t){if(typeof t!="function")throw new Error;return this.each(Ml(this._id,t))}function Sl(t){typeof t!="function"&&(t=Ue(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],l,c=0;c<s;++c)(l=o[c])&&t.call(l,l.__data__,c,o)&&a.push(l);return new st(r,this._parents,this._name,this._id)}function Al(t){if(t._id!==this._id)throw new Error;for(var e=this._groups,n=t._groups,r=e.length,i=n.length,o=Math.min(r,i),s=new Array(r),a=0;a<o;++a)for(var l=e[a],c=n[a],u=l.length,f=s[a]=new Array(u),h,m=0;m<u;++m)(h=l[m]||c[m])&&(f[m]=h);for(;a<r;++a)s[a]=e[a];return new st(s,this._parents,this._name,this._id)}function Cl(t){return(t+"").trim().split(/^|\s+/).every(function(e){var n=e.indexOf(".");return n>=0&&(e=e.slice(0,n)),!e||e==="start"})}function Ol(t,e,n){var r,i,o=Cl(e)?_n:Q;return function(){var s=o(this,t),a=s.on;a!==r&&(i=(r=a).copy()).on(e,n),s.on=i}}function Nl(t,e){var n=this._id;return arguments.length<2?j(this.node(),n).on.on(t):this.each(Ol(n,t,e))}function Tl(t){return function(){var e=this.parentNode;for(var n in this.__transition)if(+n!==t)return;e&&e.removeChild(this)}}function zl(){return this.on("end.remove",Tl(this._id))}function Ll(t){var e=this._name,n=this._id;typeof t!="function"&&(t=ae(t));for(var r=this._groups,i=r.length,o=new Array(i),s=0;s<i;++s)for(var a=r[s],l=a.length,c=o[s]=new Array(l),u,f,h=0;h<l;++h)(u=a[h])&&(f=t.call(u,u.__data__,h,a))&&("__data__"in u&&(f.__data__=u.__data__),c[h]=f,Se(c[h],e,n,h,c,j(u,n)));return new st(o,this._parents,e,n)}function Il(t){var e=this._name,n=this._id;typeof t!="function"&&(t=We(t));for(var r=this._groups,i=r.length,o=[],s=[],a=0;a<i;++a)for(var l=r[a],c=l.length,u,f=0;f<c;++f)if(u=l[f]){for(var h=t.call(u,u.__data__,f,l),m,b=j(u,n),M=0,S=h.length;M<S;++M)(m=h[M])&&Se(m,e,n,M,h,b);o.push(h),s.push(u)}return new st(o,s,e,n)}var $l=xt.prototype.constructor;function Rl(){return new $l(this._groups,this._parents)}function Pl(t,e){var n,r,i;return function(){var o=wt(this,t),s=(this.style.removeProperty(t),wt(this,t));return o===s?null:o===n&&s===r?i:i=e(n=o,r=s)}}function di(t){return function(){this.style.removeProperty(t)}}function ql(t,e,n){var r,i=n+"",o;return function(){var s=wt(this,t);return s===i?null:s===r?o:o=e(r=s,n)}}function Hl(t,e,n){var r,i,o;return function(){var s=wt(this,t),a=n(this),l=a+"";return a==null&&(l=a=(this.style.removeProperty(t),wt(this,t))),s===l?null:s===r&&l===i?o:(i=l,o=e(r=s,a))}}function Bl(t,e){var n,r,i,o="style."+e,s="end."+o,a;return function(){var l=Q(this,t),c=l.on,u=l.value[o]==null?a||(a=di(e)):void 0;(c!==n||i!==u)&&(r=(n=c).copy()).on(s,i=u),l.on=r}}function Dl(t,e,n){var r=(t+="")=="transform"?Jr:fi;return e==null?this.styleTween(t,Pl(t,r)).on("end.style."+t,di(t)):typeof e=="function"?this.styleTween(t,Hl(t,r,Mn(this,"style."+t,e))).each(Bl(this._id,t)):this.styleTween(t,ql(t,r,e),n).on("end.style."+t,null)}function Fl(t,e,n){return function(r){this.style.setProperty(t,e.call(this,r),n)}}function Xl(t,e,n){var r,i;function o(){var s=e.apply(this,arguments);return s!==i&&(r=(i=s)&&Fl(t,s,n)),r}return o._value=e,o}function Gl(t,e,n){var r="style."+(t+="");if(arguments.length<2)return(r=this.tween(r))&&r._value;if(e==null)return this.tween(r,null);if(typeof e!="function")throw new Error;return this.tween(r,Xl(t,e,n??""))}function jl(t){return function(){this.textContent=t}}function Vl(t){return function(){var e=t(this);this.textContent=e??""}}function Yl(t){return this.tween("text",typeof t=="function"?Vl(Mn(this,"text",t)):jl(t==null?"":t+""))}function Wl(t){return function(e){this.textContent=t.call(this,e)}}function Ul(t){var e,n;function r(){var i=t.apply(this,arguments);return i!==n&&(e=(n=i)&&Wl(i)),e}return r._value=t,r}function Kl(t){var e="text";if(arguments.length<1)return(e=this.tween(e))&&e._value;if(t==null)return this.tween(e,null);if(typeof t!="function")throw new Error;return this.tween(e,Ul(t))}function Jl(){for(var t=this._name,e=this._id,n=hi(),r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,l,c=0;c<a;++c)if(l=s[c]){var u=j(l,e);Se(l,t,n,c,s,{time:u.time+u.delay+u.duration,delay:0,duration:u.duration,ease:u.ease})}return new st(r,this._parents,t,n)}function Ql(){var t,e,n=this,r=n._id,i=n.size();return new Promise(function(o,s){var a={value:s},l={value:function(){--i===0&&o()}};n.each(function(){var c=Q(this,r),u=c.on;u!==t&&(e=(t=u).copy(),e._.cancel.push(a),e._.interrupt.push(a),e._.end.push(l)),c.on=e}),i===0&&o()})}var Zl=0;function st(t,e,n,r){this._groups=t,this._parents=e,this._name=n,this._id=r}function tc(t){return xt().transition(t)}function hi(){return++Zl}var ot=xt.prototype;st.prototype=tc.prototype={constructor:st,select:Ll,selectAll:Il,selectChild:ot.selectChild,selectChildren:ot.selectChildren,filter:Sl,merge:Al,selection:Rl,transition:Jl,call:ot.call,nodes:ot.nodes,node:ot.node,size:ot.size,empty:ot.empty,each:ot.each,on:Nl,attr:ul,attrTween:ml,style:Dl,styleTween:Gl,text:Yl,textTween:Kl,remove:zl,tween:rl,delay:vl,duration:bl,ease:_l,easeVarying:El,end:Ql,[Symbol.iterator]:ot[Symbol.iterator]};var ec={time:null,delay:0,duration:250,ease:ai};function nc(t,e){for(var n;!(n=t.__transition)||!(n=n[e]);)if(!(t=t.parentNode))throw new Error(`transition ${e} not found`);return n}function rc(t){var e,n;t instanceof st?(e=t._id,t=t._name):(e=hi(),(n=ec).time=ke(),t=t==null?null:t+"");for(var r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,l,c=0;c<a;++c)(l=s[c])&&Se(l,t,e,c,s,n||nc(l,e));return new st(r,this._parents,t,e)}xt.prototype.interrupt=tl;xt.prototype.transition=rc;var Ae=t=>()=>t;function ic(t,{sourceEvent:e,target:n,transform:r,dispatch:i}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},target:{value:n,enumerable:!0,configurable:!0},transform:{value:r,enumerable:!0,configurable:!0},_:{value:i}})}function at(t,e,n){this.k=t,this.x=e,this.y=n}at.prototype={constructor:at,scale:function(t){return t===1?this:new at(this.k*t,this.x,this.y)},translate:function(t,e){return t===0&e===0?this:new at(this.k,this.x+this.k*t,this.y+this.k*e)},apply:function(t){return[t[0]*this.k+this.x,t[1]*this.k+this.y]},applyX:function(t){return t*this.k+this.x},applyY:function(t){return t*this.k+this.y},invert:function(t){return[(t[0]-this.x)/this.k,(t[1]-this.y)/this.k]},invertX:function(t){return(t-this.x)/this.k},invertY:function(t){return(t-this.y)/this.k},rescaleX:function(t){return t.copy().domain(t.range().map(this.invertX,this).map(t.invert,t))},rescaleY:function(t){return t.copy().domain(t.range().map(this.invertY,this).map(t.invert,t))},toString:function(){return"translate("+this.x+","+this.y+") scale("+this.k+")"}};var Rt=new at(1,0,0);oc.prototype=at.prototype;function oc(t){for(;!t.__zoom;)if(!(t=t.parentNode))return Rt;return t.__zoom}function En(t){t.stopImmediatePropagation()}function Jt(t){t.preventDefault(),t.stopImmediatePropagation()}function sc(t){return(!t.ctrlKey||t.type==="wheel")&&!t.button}function ac(){var t=this;return t instanceof SVGElement?(t=t.ownerSVGElement||t,t.hasAttribute("viewBox")?(t=t.viewBox.baseVal,[[t.x,t.y],[t.x+t.width,t.y+t.height]]):[[0,0],[t.width.baseVal.value,t.height.baseVal.value]]):[[0,0],[t.clientWidth,t.clientHeight]]}function pi(){return this.__zoom||Rt}function lc(t){return-t.deltaY*(t.deltaMode===1?.05:t.deltaMode?1:.002)*(t.ctrlKey?10:1)}function cc(){return navigator.maxTouchPoints||"ontouchstart"in this}function uc(t,e,n){var r=t.invertX(e[0][0])-n[0][0],i=t.invertX(e[1][0])-n[1][0],o=t.invertY(e[0][1])-n[0][1],s=t.invertY(e[1][1])-n[1][1];return t.translate(i>r?(r+i)/2:Math.min(0,r)||Math.max(0,i),s>o?(o+s)/2:Math.min(0,o)||Math.max(0,s))}function mi(){var t=sc,e=ac,n=uc,r=lc,i=cc,o=[0,1/0],s=[[-1/0,-1/0],[1/0,1/0]],a=250,l=Zr,c=Dt("start","zoom","end"),u,f,h,m=500,b=150,M=0,S=10;function g(d){d.property("__zoom",pi).on("wheel.zoom",ct,{passive:!1}).on("mousedown.zoom",Ct).on("dblclick.zoom",Ot).filter(i).on("touchstart.zoom",Be).on("touchmove.zoom",Eo).on("touchend.zoom touchcancel.zoom",So).style("-webkit-tap-highlight-color","rgba(0,0,0,0)")}g.transform=function(d,x,p,v){var y=d.selection?d.selection():d;y.property("__zoom",pi),d!==y?R(d,x,p,v):y.interrupt().each(function(){P(this,arguments).event(v).start().zoom(null,typeof x=="function"?x.apply(this,arguments):x).end()})},g.scaleBy=function(d,x,p,v){g.scaleTo(d,function(){var y=this.__zoom.k,k=typeof x=="function"?x.apply(this,arguments):x;return y*k},p,v)},g.scaleTo=function(d,x,p,v){g.transform(d,function(){var y=e.apply(this,arguments),k=this.__zoom,_=p==null?D(y):typeof p=="function"?p.apply(this,arguments):p,E=k.invert(_),A=typeof x=="function"?x.apply(this,arguments):x;return n(z(T(k,A),_,E),y,s)},p,v)},g.translateBy=function(d,x,p,v){g.transform(d,function(){return n(this.__zoom.translate(typeof x=="function"?x.apply(this,arguments):x,typeof p=="function"?p.apply(this,arguments):p),e.apply(this,arguments),s)},null,v)},g.translateTo=function(d,x,p,v,y){g.transform(d,function(){var k=e.apply(this,arguments),_=this.__zoom,E=v==null?D(k):typeof v=="function"?v.apply(this,arguments):v;return n(Rt.translate(E[0],E[1]).scale(_.k).translate(typeof x=="function"?-x.apply(this,arguments):-x,typeof p=="function"?-p.apply(this,arguments):-p),k,s)},v,y)};function T(d,x){return x=Math.max(o[0],Math.min(o[1],x)),x===d.k?d:new at(x,d.x,d.y)}function z(d,x,p){var v=x[0]-p[0]*d.k,y=x[1]-p[1]*d.k;return v===d.x&&y===d.y?d:new at(d.k,v,y)}function D(d){return[(+d[0][0]+ +d[1][0])/2,(+d[0][1]+ +d[1][1])/2]}function R(d,x,p,v){d.on("start.zoom",function(){P(this,arguments).event(v).start()}).on("interrupt.zoom end.zoom",function(){P(this,arguments).event(v).end()}).tween("zoom",function(){var y=this,k=arguments,_=P(y,k).event(v),E=e.apply(y,k),A=p==null?D(E):typeof p=="function"?p.apply(y,k):p,U=Math.max(E[1][0]-E[0][0],E[1][1]-E[0][1]),N=y.__zoom,F=typeof x=="function"?x.apply(y,k):x,Z=l(N.invert(A).concat(U/N.k),F.invert(A).concat(U/F.k));return function(X){if(X===1)X=F;else{var tt=Z(X),De=U/tt[2];X=new at(De,A[0]-tt[0]*De,A[1]-tt[1]*De)}_.zoom(null,X)}})}function P(d,x,p){return!p&&d.__zooming||new W(d,x)}function W(d,x){this.that=d,this.args=x,this.active=0,this.sourceEvent=null,this.extent=e.apply(d,x),this.taps=0}W.prototype={event:function(d){return d&&(this.sourceEvent=d),this},start:function(){return++this.active===1&&(this.that.__zooming=this,this.emit("start")),this},zoom:function(d,x){return this.mouse&&d!=="mouse"&&(this.mouse[1]=x.invert(this.mouse[0])),this.touch0&&d!=="touch"&&(this.touch0[1]=x.invert(this.touch0[0])),this.touch1&&d!=="touch"&&(this.touch1[1]=x.invert(this.touch1[0])),this.that.__zoom=x,this.emit("zoom"),this},end:function(){return--this.active===0&&(delete this.that.__zooming,this.emit("end")),this},emit:function(d){var x=H(this.that).datum();c.call(d,this.that,new ic(d,{sourceEvent:this.sourceEvent,target:g,transform:this.that.__zoom,dispatch:c}),x)}};function ct(d,...x){if(!t.apply(this,arguments))return;var p=P(this,x).event(d),v=this.__zoom,y=Math.max(o[0],Math.min(o[1],v.k*Math.pow(2,r.apply(this,arguments)))),k=nt(d);if(p.wheel)(p.mouse[0][0]!==k[0]||p.mouse[0][1]!==k[1])&&(p.mouse[1]=v.invert(p.mouse[0]=k)),clearTimeout(p.wheel);else{if(v.k===y)return;p.mouse=[k,v.invert(k)],Kt(this),p.start()}Jt(d),p.wheel=setTimeout(_,b),p.zoom("mouse",n(z(T(v,y),p.mouse[0],p.mouse[1]),p.extent,s));function _(){p.wheel=null,p.end()}}function Ct(d,...x){if(h||!t.apply(this,arguments))return;var p=d.currentTarget,v=P(this,x,!0).event(d),y=H(d.view).on("mousemove.zoom",A,!0).on("mouseup.zoom",U,!0),k=nt(d,p),_=d.clientX,E=d.clientY;vr(d.view),En(d),v.mouse=[k,this.__zoom.invert(k)],Kt(this),v.start();function A(N){if(Jt(N),!v.moved){var F=N.clientX-_,Z=N.clientY-E;v.moved=F*F+Z*Z>M}v.event(N).zoom("mouse",n(z(v.that.__zoom,v.mouse[0]=nt(N,p),v.mouse[1]),v.extent,s))}function U(N){y.on("mousemove.zoom mouseup.zoom",null),gr(N.view,v.moved),Jt(N),v.event(N).end()}}function Ot(d,...x){if(t.apply(this,arguments)){var p=this.__zoom,v=nt(d.changedTouches?d.changedTouches[0]:d,this),y=p.invert(v),k=p.k*(d.shiftKey?.5:2),_=n(z(T(p,k),v,y),e.apply(this,x),s);Jt(d),a>0?H(this).transition().duration(a).call(R,_,v,d):H(this).call(g.transform,_,v,d)}}function Be(d,...x){if(t.apply(this,arguments)){var p=d.touches,v=p.length,y=P(this,x,d.changedTouches.length===v).event(d),k,_,E,A;for(En(d),_=0;_<v;++_)E=p[_],A=nt(E,this),A=[A,this.__zoom.invert(A),E.identifier],y.touch0?!y.touch1&&y.touch0[2]!==A[2]&&(y.touch1=A,y.taps=0):(y.touch0=A,k=!0,y.taps=1+!!u);u&&(u=clearTimeout(u)),k&&(y.taps<2&&(f=A[0],u=setTimeout(function(){u=null},m)),Kt(this),y.start())}}function Eo(d,...x){if(this.__zooming){var p=P(this,x).event(d),v=d.changedTouches,y=v.length,k,_,E,A;for(Jt(d),k=0;k<y;++k)_=v[k],E=nt(_,this),p.touch0&&p.touch0[2]===_.identifier?p.touch0[0]=E:p.touch1&&p.touch1[2]===_.identifier&&(p.touch1[0]=E);if(_=p.that.__zoom,p.touch1){var U=p.touch0[0],N=p.touch0[1],F=p.touch1[0],Z=p.touch1[1],X=(X=F[0]-U[0])*X+(X=F[1]-U[1])*X,tt=(tt=Z[0]-N[0])*tt+(tt=Z[1]-N[1])*tt;_=T(_,Math.sqrt(X/tt)),E=[(U[0]+F[0])/2,(U[1]+F[1])/2],A=[(N[0]+Z[0])/2,(N[1]+Z[1])/2]}else if(p.touch0)E=p.touch0[0],A=p.touch0[1];else return;p.zoom("touch",n(z(_,E,A),p.extent,s))}}function So(d,...x){if(this.__zooming){var p=P(this,x).event(d),v=d.changedTouches,y=v.length,k,_;for(En(d),h&&clearTimeout(h),h=setTimeout(function(){h=null},m),k=0;k<y;++k)_=v[k],p.touch0&&p.touch0[2]===_.identifier?delete p.touch0:p.touch1&&p.touch1[2]===_.identifier&&delete p.touch1;if(p.touch1&&!p.touch0&&(p.touch0=p.touch1,delete p.touch1),p.touch0)p.touch0[1]=this.__zoom.invert(p.touch0[0]);else if(p.end(),p.taps===2&&(_=nt(_,this),Math.hypot(f[0]-_[0],f[1]-_[1])<S)){var E=H(this).on("dblclick.zoom");E&&E.apply(this,arguments)}}}return g.wheelDelta=function(d){return arguments.length?(r=typeof d=="function"?d:Ae(+d),g):r},g.filter=function(d){return arguments.length?(t=typeof d=="function"?d:Ae(!!d),g):t},g.touchable=function(d){return arguments.length?(i=typeof d=="function"?d:Ae(!!d),g):i},g.extent=function(d){return arguments.length?(e=typeof d=="function"?d:Ae([[+d[0][0],+d[0][1]],[+d[1][0],+d[1][1]]]),g):e},g.scaleExtent=function(d){return arguments.length?(o[0]=+d[0],o[1]=+d[1],g):[o[0],o[1]]},g.translateExtent=function(d){return arguments.length?(s[0][0]=+d[0][0],s[1][0]=+d[1][0],s[0][1]=+d[0][1],s[1][1]=+d[1][1],g):[[s[0][0],s[0][1]],[s[1][0],s[1][1]]]},g.constrain=function(d){return arguments.length?(n=d,g):n},g.duration=function(d){return arguments.length?(a=+d,g):a},g.interpolate=function(d){return arguments.length?(l=d,g):l},g.on=function(){var d=c.on.apply(c,arguments);return d===c?g:d},g.clickDistance=function(d){return arguments.length?(M=(d=+d)*d,g):Math.sqrt(M)},g.tapDistance=function(d){return arguments.length?(S=+d,g):S},g}function xi({into:t,width:e,height:n},r,i){let o=new Map(r.map(a=>[a.group,{...wi([a]),takes:1}]));for(let a of i)o.set(a.group,{...wi([r[a.tail],r[a.head]]),takes:.5});let s={x:0,y:0,width:e,height:n,takes:0};return[...t.children].map((a,l)=>({group:a,order:l,isHere:!0,...o.get(a)??s}))}function wi(t){let[e,n]=[Math.min(...t.map(i=>i.x)),Math.min(...t.map(i=>i.y))],r=Math.max(...t.map(i=>i.x+i.width));return{x:e,y:n,width:r-e,height:Math.max(...t.map(i=>i.y+i.height))-n}}function vi(t){let{svg:e,canvas:n,sheet:r,cards:i}=t;if(Ce(t),t.attached=e,!e)return n.replaceChildren();let{things:o,drawing:s}=r;for(let l of o)l.isHere=i.length<=40;if(i.length>40)for(let l of An(Sn(t),40))l.isHere=!0;let a=o.filter(l=>l.isHere).map(l=>l.group);i.length>40&&s.into.replaceChildren(...a),n.replaceChildren(e),Cn(t)}function gi(t){t.fillsLater&&Cn(t)}function Ce(t){cancelAnimationFrame(t.fillsNow),cancelIdleCallback(t.fillsLater),Object.assign(t,{fillsNow:0,fillsLater:0})}function Cn(t){Ce(t);let e=t.sheet.things.filter(r=>!r.isHere);if(!e.length)return;let n=()=>{let r=Sn(t);dc(t,r.length?An(r,40):An(e,24)),Cn(t)};Sn(t).length?t.fillsNow=requestAnimationFrame(n):t.fillsLater=requestIdleCallback(n,{timeout:120})}function Sn({sheet:t,room:e,scale:n,x:r,y:i}){let o=a=>a.takes&&Math.hypot(r+(a.x+a.width/2)*n-e.width/2,i+(a.y+a.height/2)*n-e.height/2);return t.things.filter(a=>!a.isHere&&fc(a,{room:e,scale:n,x:r,y:i})).sort((a,l)=>o(a)-o(l))}function fc(t,{room:e,scale:n,x:r,y:i}){let[o,s]=[r+t.x*n,i+t.y*n];return o<e.width+60&&s<e.height+60&&o+t.width*n>-60&&s+t.height*n>-60}function An(t,e){let n=0;return t.filter(r=>{let i=n<e;return i&&(n+=r.takes),i})}function dc({sheet:{things:t,drawing:e}},n){for(let r of n){let i=t.slice(r.order+1).find(o=>o.isHere);e.into.insertBefore(r.group,i?.group??null),r.isHere=!0}}var yi={width:168,height:96};function Pt(t,e){cancelAnimationFrame(t.waiting?.[e.name]),t.waiting={...t.waiting,[e.name]:requestAnimationFrame(()=>t.svg&&e(t))}}function Oe(t){t.minimap||(t.minimap=hc(t));let{minimap:e,cards:n,width:r,height:i}=t;e.scale=Math.min(yi.width/r,yi.height/i);let[o,s]=[Math.max(24,r*e.scale),Math.max(16,i*e.scale)],a=window.devicePixelRatio||1;Object.assign(e.paper,{width:o*a,height:s*a}),Object.assign(e.box.style,{width:`${o}px`,height:`${s}px`}),e.box.title=t.data.words.minimap??"";let l=e.paper.getContext("2d"),c=getComputedStyle(t.box);l.scale(e.scale*a,e.scale*a);let[u,f]=["--muted","--card-line"].map(h=>c.getPropertyValue(h));for(let h of n)l.fillStyle=h.folds?u:f,l.fillRect(h.x,h.y,h.width,h.height);On(t)}function On(t){let{minimap:e,room:n,scale:r,x:i,y:o,width:s,height:a}=t;if(!e)return;let l=i<-1||o<-1||i+s*r>n.width+1||o+a*r>n.height+1;if(e.box.hidden=!l,e.box.hidden)return;let c=(b,M,S)=>{let g=Math.min(Math.max(0,-b/r),S);return[g*e.scale,(Math.min(S,(M-b)/r)-g)*e.scale]},[u,f]=c(i,n.width,s),[h,m]=c(o,n.height,a);Object.assign(e.frame.style,{left:`${u}px`,top:`${h}px`,width:`${Math.max(4,f)}px`,height:`${Math.max(4,m)}px`})}function hc(t){let e=t.view.appendChild(w("div","minimap")),n=e.appendChild(w("canvas")),r=e.appendChild(w("div","window"));e.setAttribute("aria-hidden","true");let i={box:e,paper:n,frame:r,scale:1},o=s=>{let a=e.getBoundingClientRect(),{scale:l,room:c}=t;t.fitted=!1,lt(t,l,c.width/2-(s.clientX-a.left)/i.scale*l,c.height/2-(s.clientY-a.top)/i.scale*l)};return e.addEventListener("pointerdown",s=>{s.stopPropagation(),e.setPointerCapture(s.pointerId),o(s)}),e.addEventListener("pointermove",s=>{s.stopPropagation(),s.buttons&&o(s)}),e.addEventListener("pointerup",s=>s.stopPropagation()),e.addEventListener("dblclick",s=>s.stopPropagation()),i}function bi({room:t}){return{left:6,top:44,width:t.width-12,height:t.height-44-6}}function Ne(t){return t.lecturing?1.5:1}function Qt(t){let e=t.data?.room;if(!e||(t.seen||Nn(t,!0),!t.room.width))return;let{width:n,height:r}=bi(t),i=[n,r].map(o=>Math.floor(o/Ne(t)/20)*20);if(i[0]===e[0]&&i[1]===e[1])return t.askedRoom="",clearTimeout(t.asking),Nn(t,!1);t.askedRoom!==i.join()&&(t.askedRoom=i.join(),clearTimeout(t.asking),t.asking=setTimeout(()=>t.send({room:i}),120))}function Nn(t,e){t.box.classList.toggle("awaiting",e),clearTimeout(t.patience),e?t.patience=setTimeout(()=>Nn(t,!1),2500):t.seen=!0}function pc(t,e){let n=bi(t),{right:r,bottom:i}=t.covered,o={...n,width:n.width-r,height:n.height-i},s=Math.min(o.width/t.width,o.height/t.height);return e||s>=1*Ne(t)?o:n}function ki(t,e){let n=pc(t,e),r=Math.min(1.6*Ne(t),n.width/t.width,n.height/t.height),i=e?r:Math.max(1*Ne(t),r),o=t.cards[t.data.root]??{x:0,y:0,width:0,height:0},s=(a,l,c,u,f)=>c*i<=l?a+(l-c*i)/2:a-Math.max(0,Math.min((u+f)*i-l+8,c*i-l));return{scale:i,x:s(n.left,n.width,t.width,o.x,o.width),y:s(n.top,n.height,t.height,o.y,o.height)}}var mc=.02,wc=4,_i=4;function Mi(t){let{view:e}=t,n=Rt;t.zoom=mi().scaleExtent([mc,wc]).extent(()=>[[0,0],[t.room.width,t.room.height]]).clickDistance(_i).filter(r=>r.type==="wheel"?xc(t,r):!r.button).wheelDelta(r=>-r.deltaY*(r.deltaMode?30:1)/350).on("start",({transform:r})=>{n=r}).on("zoom",({transform:r,sourceEvent:i})=>{i&&(t.fitted=!1,!e.classList.contains("dragging")&&Math.hypot(r.x-n.x,r.y-n.y)>_i&&(e.classList.add("dragging"),V(t,-1),Y(t,-1))),vc(t,r)}).on("end",()=>e.classList.remove("dragging")),H(e).call(t.zoom).on("dblclick.zoom",null)}function xc(t,e){return e.ctrlKey||t.root.activeElement===t.view||document.activeElement===t.view}function vc(t,{k:e,x:n,y:r}){Object.assign(t,{scale:e,x:n,y:r}),t.canvas.style.transform=`translate(${n}px, ${r}px) scale(${e})`,t.view.style.backgroundPosition=`${n}px ${r}px`,Pt(t,On),gi(t)}function lt(t,e,n,r){t.zoom.transform(H(t.view),Rt.translate(n,r).scale(e))}function qt(t,e){t.fitted=!1,t.zoom.scaleBy(H(t.view),e)}function B(t,e=!1){if(!t.svg||!t.room.width)return;let{scale:n,x:r,y:i}=ki(t,e);lt(t,n,r,i),t.fitted=!0}function Zt(t,e){if(!t.room.width)return;let n=t.x+e.x*t.scale,r=t.y+e.y*t.scale,i=(a,l,c)=>a<16?16-a:Math.min(0,c-16-a-l),o=i(n,e.width*t.scale,t.room.width-t.covered.right),s=i(r,e.height*t.scale,t.room.height-t.covered.bottom);!o&&!s||(t.fitted=!1,lt(t,t.scale,t.x+o,t.y+s))}var gc="input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]",Tn=14;function Ei(t){t.caption=t.view.appendChild(w("div","caption")),t.caption.hidden=!0,t.caption.setAttribute("aria-hidden","true");let e=r=>{if(!(r.composedPath().some(o=>o instanceof Element&&o.matches(gc))||r.ctrlKey||r.metaKey||r.altKey||r.repeat)){if(oe("page",r)==="lecture")Te(t);else if(r.key==="Escape"&&t.lecturing)Te(t);else return;r.preventDefault()}},n=()=>t.lecturing&&t.full&&!document.fullscreenElement&&Si(t,!1);return window.addEventListener("keydown",e),document.addEventListener("fullscreenchange",n),()=>{window.removeEventListener("keydown",e),document.removeEventListener("fullscreenchange",n)}}function Te(t){let e=!t.lecturing;if(Si(t,e),!e)return document.fullscreenElement&&document.exitFullscreen();t.box.requestFullscreen?.().then(()=>{t.full=!0},()=>{})}function Si(t,e){Object.assign(t,{lecturing:e,full:!1}),t.box.classList.toggle("lecture",e),t.controls.lecture.setAttribute("aria-pressed",String(e)),t.view.focus({preventScroll:!0}),requestAnimationFrame(()=>{t.room={width:t.view.clientWidth,height:t.view.clientHeight},Qt(t),B(t),zn(t)})}function zn(t){let{player:e,caption:n}=t,r=e.active?e.steps[e.at-1]:void 0;if(n.hidden=!t.lecturing||!r,e.says.classList.toggle("elsewhere",!n.hidden),n.hidden)return;n.classList.toggle("backward",r.number!==void 0),n.textContent=r.says,n.style.left="0";let i=bc(t,r),[o,s,a]=[t.x+i.x*t.scale,t.y+i.y*t.scale,i.height*t.scale],[l,c]=[n.offsetWidth,n.offsetHeight],u=i.width*t.scale/2+Tn,f=[[o-l/2,s+a+Tn],[o+u,s+a/2-c/2],[o-u-l,s+a/2-c/2],[o-l/2,s-c-Tn],[o+u,s+a],[o-u-l,s+a]].map(([M,S])=>[Math.max(8,Math.min(M,t.room.width-l-8)),Math.max(8,Math.min(S,t.room.height-c-8))]),h=f.map(([M,S])=>yc(t,M,S,l,c)),[m,b]=f[h.indexOf(Math.min(...h))];Object.assign(n.style,{left:`${m}px`,top:`${b}px`})}function yc(t,e,n,r,i){let o=(s,a,l,c)=>Math.max(0,Math.min(s+a,l+c)-Math.max(s,l));return t.cards.reduce((s,a)=>{let[l,c]=[t.x+a.x*t.scale,t.y+a.y*t.scale];return s+o(e,r,l,a.width*t.scale)*o(n,i,c,a.height*t.scale)},0)}function bc(t,e){let n=e.edge===void 0?null:t.edges[e.edge]?.group?.querySelector("path.stroke-edge");if(n){let[{x:i,y:o}]=et(n,[.5]);return{x:i,y:o-12,width:24,height:24}}let r=t.cards[e.card]??{x:0,y:0,width:0,height:0};return{x:r.x+r.width/2,y:r.y,width:r.width,height:r.height}}var kc="M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z",_c=500,Mc={ran:!0,adjoint:!0};function Ai(t){let e=w("span","found"),n=w("input");n.type="search",n.addEventListener("input",()=>ze(t)),n.addEventListener("keydown",o=>{o.key==="Enter"?Oi(t):o.key==="Escape"&&(n.value="",ze(t),t.view.focus()),o.stopPropagation()});let r=(o,s)=>{let a=w("button","",o);return a.type="button",a.addEventListener("click",s),a},i={search:n,found:e,in:r("+",()=>qt(t,1.25)),out:r("−",()=>qt(t,.8)),fit:r("⤢",()=>B(t,!0)),lecture:r("",()=>Te(t)),legend:r("?",()=>{t.legend.hidden=!t.legend.hidden,i.legend.setAttribute("aria-expanded",String(!t.legend.hidden))})};i.lecture.append(pt(kc));for(let o of[i.in,i.out])o.className="by-step";return t.bar.append(n,e,i.in,i.out,i.fit,i.lecture,i.legend),i}function Ci(t,e){t.worded=JSON.stringify(e);let{controls:n}=t,r=(o,s)=>{o.setAttribute("aria-label",s),o.title=s};Ti(t,e),r(n.in,e["zoom-in"]),r(n.out,e["zoom-out"]),r(n.fit,e.fit),r(n.lecture,e.lecture),r(n.legend,e.legend),r(n.search,e.search),n.search.placeholder=e["search-short"],n.legend.setAttribute("aria-expanded",String(!t.legend.hidden)),t.view.setAttribute("aria-label",e.picture),t.list.setAttribute("aria-label",e.nodes),t.empty.textContent=e.empty;let i=(o,s,a)=>{let l=w("div");return l.append(w("span",`sign ${o}`,s),w("span","",a)),l};t.legend.replaceChildren(i("forward","▸",e["legend-value"]),i("backward","◂",e["legend-adjoint"]),i("line","",e["legend-edge"]),i("back","",e["legend-contribution"]),i("dashed","",e["legend-view"]),i("double","",e["legend-in-place"]),i("bookmark","",e["legend-kept"]),i("cutting","",e["legend-cut"]),i("grey","",e["legend-pruned"]))}function ze(t){let e=t.controls.search.value.trim().toLowerCase(),n=0;for(let r of t.cards){let i=e!==""&&`${r.title} ${r.beside} ${r.formula??""} ${r.turn??""} ${r.holds??""}`.toLowerCase().includes(e);r.group?.classList.toggle("match",i),i&&(n+=1)}t.canvas.classList.toggle("searching",e!==""),t.controls.found.textContent=e&&t.data?t.data.words.matches.replace("{count}",n):""}function Oi(t){let e=[...t.cards.keys()].filter(o=>t.cards[o].group?.classList.contains("match")),n=e.find(o=>o>t.cursor)??e[0];if(n===void 0)return;let{folds:r,id:i}=t.cards[n];if(!r)return Et(t,n);t.data.chosen&&(rr(t,r)?Mt(t,r,()=>Oi(t)):t.send({find:t.controls.search.value.trim(),within:i}))}function Ni(t,e){cancelIdleCallback(t.listing);let n=()=>t.list.replaceChildren(...e.map(r=>w("li","",Ln(t,r,!0))));t.listing=requestIdleCallback(n,{timeout:_c})}function Ln(t,e,n=!1){let{words:r}=t.data,i=[`${e.title} ${e.beside}`];if(e.turn&&i.push(e.turn),e.value!==void 0){let{ran:o,adjoint:s}=n?Mc:te(t,t.cards.indexOf(e));i.push(`${r.value} ${o?e.valueShort:r["not-yet"]}`),i.push(`${r.adjoint} ${s?e.adjointShort:r["not-yet"]}`)}return e.folds&&i.push(r.unfold),i.join(". ")}function ht(t,e){return e==null?-1:t.data?.cardOf[e]??-1}function Ii(t,e){let n=e!==t.selected;t.selected=e;let r=ht(t,e);$i(t,r>=0?r:n?-1:t.cursor??-1),n&&r>=0&&Zt(t,t.cards[r]),Le(t,"page")}function Le(t,e,n=!1){let{data:r,selected:i}=t,o=t.cards[ht(t,i)],s=i===r.selected?r.selectedSpan:o?.span;C("selected",{spans:s?[ne(s)]:[]});let a={node:i,ticket:r.ticket,title:o?.title??"",by:e,open:n,known:l=>Pi(t,l)};C("node",a)}function $i(t,e){e!==t.cursor&&Y(t,-1),t.cursor=e;let n=t.cards[e];t.cards.forEach((r,i)=>{r.group?.classList.toggle("selected",i===e||n?.node!==void 0&&r.node===n.node&&r.node!==null)});for(let r of t.edges)r.group?.classList.toggle("near",r.tail===e||r.head===e);t.said.textContent=n?Ln(t,n):""}function ee(t,e,n=!0){let r=t.cards[e];if($i(t,e),r?.folds)return n?Mt(t,r.folds):void 0;let i=r?.node??null;r&&i===null||(t.selected=i,Le(t,"hand",n))}function Mt(t,e,n=()=>{}){t.data.chosen&&(t.toggled=e,ft(t,mt(t,e),n))}var Ec={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};function Sc(t,e,[n,r]){let i=[...e.in.map(l=>t.edges[l].tail),...e.out.map(l=>t.edges[l].head)],s=zi(e,i.map(l=>t.cards[l]),n,r)??zi(e,t.cards,n,r);if(s||!n)return s;let a=t.edges[n>0?e.out[0]:e.in[0]];return t.cards[n>0?a?.head:a?.tail]}function zi(t,e,n,r){let i=s=>{let[a,l]=[s.x+(s.width-t.width)/2-t.x,s.y+(s.height-t.height)/2-t.y],[c,u]=[a*n+l*r,Math.abs(a*r+l*n)];return s.group&&c>4&&u<=c?c+2*u:1/0},[o]=e.filter(s=>i(s)<1/0).sort((s,a)=>i(s)-i(a));return o}var Li={first:t=>Et(t,0),last:t=>Et(t,Cc(t)),close:t=>ee(t,-1),in:t=>qt(t,1.25),out:t=>qt(t,.8),fit:t=>B(t,!0),edge:qi,search:t=>t.controls.search.focus(),back:t=>$(t,t.player.at-1),on:t=>$(t,t.player.active?t.player.at+1:1)};function Ri(t,e){let n=oe("picture",e)??"";if(!(e.altKey||e.metaKey||e.ctrlKey&&!["in","out","fit"].includes(n))){if(n==="cards"&&t.cards.length)Ac(t,Ec[e.key]);else if(n==="open"&&t.cursor>=0)ee(t,t.cursor,"keys");else if(n in Li)Li[n](t);else return;e.preventDefault(),e.stopPropagation()}}function Ac(t,e){let n=t.cards[t.cursor],r=n?Sc(t,n,e):t.cards[0];r&&Et(t,t.cards.indexOf(r))}function Et(t,e){t.cards[e]&&(ee(t,e,!1),Zt(t,t.cards[e]))}function Cc(t){return t.cards.findLastIndex(e=>e.node!==null&&e.node!==void 0)}function Hi(t,{unrolled:e},n){let r=[],i=[0];for(let o of t)o.turns&&e.has(n[o.card]?.id)?r.push(...Oc(o)):r.push(o),i.push(r.length);return{steps:r,places:i}}function Oc(t){let{turns:e,ready:n,kept:r,...i}=t;return e.map((o,s)=>{let a=s===e.length-1;return{...i,says:o.says,notes:o.notes,kept:(a?r:o.kept)??r,ready:a?n:void 0,reads:o.reads??"",first:o.first,turn:s,turns:e}})}function Bi(t,e){let{player:n,data:r}=t,{byTurn:i,into:o}=n,s=n.active&&e?.turns!==void 0;if(i.hidden=!s,o.hidden=!s||e.turn===void 0||!r.chosen,!s)return;let a=e.turn!==void 0;i.textContent=a?r.words["at-once"]:r.words["by-turn"].replace("{count}",e.turns.length)}function Di(t){let{player:e}=t,n=e.steps[e.at-1],r=t.cards[n?.card]?.id;if(r===void 0)return;let i=e.unrolled.has(r),o=e.places.findLastIndex(s=>s<e.at);e.unrolled[i?"delete":"add"](r),e.goal={original:o},e.signature="",Ie(t,t.data),$(t,e.at)}function Fi(t){let{player:e}=t,n=e.steps[e.at-1],r=t.cards[n?.card];if(!r?.folds)return;let i=e.places.findLastIndex(o=>o<e.at);e.goal={node:n.first,number:n.number,original:i},Mt(t,r.folds,()=>$(t,e.at))}function Xi({player:t,data:e,cards:n,edges:r},i,{node:o,number:s,original:a}){let l=o===void 0?-1:e.cardOf[o]??-1,c=f=>f.number===s&&(f.card===l||s!==void 0&&r[f.edge]?.head===l);return(l>=0&&n[l]?i.findIndex(c)+1:0)||Math.min(i.length,(t.places[a]??0)+1)}var Nc=560,Tc=Array.from({length:14},(t,e)=>e/13),zc=6,Lc=6.6;function Gi(t,e,n){if(St(t),!e||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let r=e.edge!==void 0,i=r?[e.edge]:e.kind==="value"?(t.cards[e.card]?.in??[]).slice(0,zc):[],o=t.cards[r?t.edges[e.edge].tail:e.card],s=i.flatMap(f=>Ic(t,t.edges[f],r));if(!s.length)return;let a=o?.group?.querySelector(r?".adjoint":".value");a?.classList.add("awaits"),t.flying={ways:s,line:a};let l=Math.min(Nc,n*.55),c=s.map(({number:f,points:h})=>f.animate(h.map(({x:m,y:b})=>({transform:`translate(${m}px, ${b}px)`})),{duration:l,easing:"cubic-bezier(.4, 0, .3, 1)",fill:"forwards"})),u=t.flying;Promise.allSettled(c.map(f=>f.finished)).then(()=>t.flying===u&&St(t))}function St(t){for(let{number:e,group:n}of t.flying?.ways??[])e.remove(),n.classList.remove("flying");t.flying?.line?.classList.remove("awaits"),t.flying=null}function Ic(t,e,n){let{group:r}=e,i=r?.querySelector("path.stroke-edge"),o=n?In(e):t.cards[e.tail].valueShort;if(!i||!o)return[];let s=Rc(o,n?"backward":"forward");(r.parentNode??t.sheet.drawing.into).append(s),r.classList.add("flying");let a=et(i,Tc),l=t.cards[n?e.head:e.tail];return[{number:s,group:r,points:$c(a,l)}]}function $c(t,{group:e}){let n=e?.querySelector("rect");if(!n)return t;let r=a=>Number(n.getAttribute(a)),[i,o]=[r("x")+r("width")/2,r("y")+r("height")/2],s=a=>Math.hypot(a.x-i,a.y-o);return s(t[0])<=s(t.at(-1))?t:t.reverse()}function Rc(t,e){let n=t.length*Lc+11,r=L("g",{},`number ${e}`),i=L("text",{y:4,"text-anchor":"middle"},`fill-${e} mono size-11`);return i.textContent=t,r.append(L("rect",{x:-n/2,y:-10,width:n,height:20,rx:10},`fill-card stroke-${e}`),i),r}function In({group:t}){return(t?.querySelector("g.made text")??t?.querySelector(".chip text"))?.textContent??""}var Pc='text.fill-text.size-12[text-anchor="end"], .chip text.fill-backward';function $n({svg:t,player:e,awaited:n,data:r}){return t&&!e.active&&!n?r.name:""}function ji(t,{turn:e,picture:n,texts:r,...i}){n!==$n(t)||e<=t.turn||!Yi(t,r)||(Object.assign(t,{turn:e,numbers:{turn:e,picture:n,texts:r}}),Hc(t),C("program",i))}function Vi(t){let{numbers:e,data:n}=t;if(e&&e.turn>n.turn&&e.picture===n.name&&Yi(t,e.texts))return;let{next:r}=t.moving??{};Object.assign(t,{moving:null,numbers:null,turn:Math.max(t.turn,n.turn)}),delete document.documentElement.dataset.turning,C("settled",{turn:n.turn}),r?.()}function Rn(t,e){return t.moving&&(t.moving.next=e),!!t.moving}function Yi(t,e){let n=[];for(let{group:r,id:i}of[...t.cards,...t.edges]){if(!e[i]||!r)continue;let o=[...r.querySelectorAll(Pc)];if(o.length){if(o.length!==e[i].length)return!1;n.push([o,e[i]])}}n.length&&qc(t);for(let[r,i]of n)r.forEach((o,s)=>{o.textContent!==i[s]&&(o.firstChild.data=i[s])});return!0}function qc({sheet:t,sheets:e}){e.clear(),t.drawing.text=""}function Hc(t){t.moving??={},t.tip.hidden=!0,t.box.setAttribute("aria-busy","true"),document.documentElement.dataset.turning="",t.pictures.clear(),t.asked.clear(),clearTimeout(t.resting);for(let e of t.player.edges)e.drawn=void 0}var qn=1300,Bc=[.5,1,2,4],Pn=16,Dc=16,Fc=3,$e={first:"M3 3h2v10h-2zM13 3v10l-7-5z",back:"M11 3v10l-7-5z",play:"M4 2.5v11l9-5.5z",pause:"M4 3h3v10h-3zM9 3h3v10h-3z",on:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z",leave:"M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z"};function Ui(t){let e=w("div","player"),n=e.appendChild(w("div","row")),r=(c,u)=>{let f=w("button",c);return f.type="button",$e[c]&&f.append(pt($e[c])),f.addEventListener("click",u),f},i={box:e,steps:[],at:0,active:!1,timer:0,speed:1,signature:"",first:r("first",()=>$(t,0)),back:r("back",()=>$(t,i.at-1)),play:r("play",()=>i.timer?Re(t):Hn(t)),on:r("on",()=>$(t,i.active?i.at+1:1)),last:r("last",()=>$(t,i.steps.length)),slider:w("input"),parts:w("div","parts"),speedBox:w("select"),leave:r("leave",()=>Pe(t)),kept:w("div","kept"),says:w("div","says"),byTurn:r("by-turn",()=>Di(t)),into:r("into",()=>Fi(t)),unrolled:new Set};Object.assign(i.slider,{type:"range",min:0,step:1}),i.slider.addEventListener("input",()=>$(t,Number(i.slider.value))),i.slider.addEventListener("keydown",c=>c.stopPropagation());for(let c of Bc)i.speedBox.append(new Option(`${c}×`,String(c),c===1,c===1));i.speedBox.addEventListener("change",()=>{i.speed=Number(i.speedBox.value),i.timer&&Hn(t)});let o=w("div","slide");o.append(i.slider,i.parts);let s=w("div","keys");s.append(i.first,i.back,i.play,i.on,i.last),n.append(s,o,i.speedBox,i.kept,i.leave);let a=e.appendChild(w("div","told")),l=w("div","ways");return l.append(i.byTurn,i.into),a.append(i.says,l),i}function Ti({player:t},e){let n=(r,i)=>{r.setAttribute("aria-label",i),r.title=i};n(t.first,e["first-step"]),n(t.back,e["previous-step"]),n(t.on,e["next-step"]),n(t.last,e["last-step"]),n(t.speedBox,e.speed),n(t.leave,e["leave-steps"]),t.slider.setAttribute("aria-label",e.timeline),t.kept.title=e["kept-help"],t.into.textContent=e["into-turn"],t.playing=void 0}function Ie(t,e){let{player:n}=t,{steps:r,places:i}=Hi(e.timeline.steps,n,t.cards);n.places=i;let o=n.active?n.steps[n.at-1]:void 0,s=JSON.stringify(r.map(a=>[a.kind,a.card,a.edge,a.number]));if(n.steps=r,n.slider.max=r.length,n.box.hidden=!r.length,n.box.classList.toggle("keeps",r.some(a=>a.kept)),Xc(t,e),nu(t),n.active&&s!==n.signature){let a=o?r.findIndex(c=>c.says===o.says&&c.number===o.number)+1:0,l=n.goal?Xi(t,r,n.goal):0;o&&!a&&!l?Pe(t):n.at=l||a}n.goal=null,n.signature=s,Bn(t)}function Xc(t,e){let{player:n}=t,{adjoints:r,sent:i,arriving:o}=e.timeline,{steps:s,places:a}=n;n.ran=new Map,n.turned=new Map,n.passes=[],s.forEach((l,c)=>{let u=c+1;if(l.number===void 0){l.reads!==void 0&&n.turned.set(l.card,[...n.turned.get(l.card)??[],[u,l.reads]]);for(let m of l.ready??[])n.ran.set(m,u);return}n.passes[l.number]??={begin:u,end:u,known:new Map,came:new Map,went:new Map,adjoints:r[l.number],sent:i[l.number],arriving:o[l.number]??{}};let f=n.passes[l.number];f.end=u;for(let m of l.ready??[])f.known.set(m,u);l.edge!==void 0&&!f.went.has(l.edge)&&f.went.set(l.edge,u);let h=l.arrives??-1;h>=0&&f.came.set(h,[...f.came.get(h)??[],u])}),Object.assign(n,Gc(t)),n.marks=Object.entries(e.timeline.marks).map(([l,c])=>({...c,begin:a[c.begin],end:c.end===null?null:a[c.end],drawn:Qc(t.cards[l])}))}function Gc({sheet:t,cards:e,edges:n}){let{drawing:r}=t;return r.parts??={cards:e.map((i,o)=>({number:o,card:i,value:i.group?.querySelector(".value"),adjoint:i.group?.querySelector(".adjoint"),drawn:!!i.group?.querySelector(".adjoint > rect"),forward:"",backward:""})),edges:n.map((i,o)=>({number:o,edge:i,reads:null}))},r.parts}function $(t,e){let{player:n}=t;if(!n.steps.length||Rn(t,()=>$(t,e)))return;n.timer&&e>=n.steps.length&&Re(t);let r=n.active?n.at:0;n.active=!0,n.at=Math.max(0,Math.min(n.steps.length,e)),V(t,-1);let i=n.steps[n.at-1],o=t.cards[i?.edge!==void 0?t.edges[i.edge].tail:i?.card];o?.group&&jc(t,o),Bn(t),n.at===r+1?Gi(t,i,qn/n.speed):St(t)}function jc(t,{x:e,y:n,width:r,height:i}){let{width:o,height:s}=t.room,[a,l]=[t.x+e*t.scale,t.y+n*t.scale];a>=8&&l>=8&&a+r*t.scale<=o-8&&l+i*t.scale<=s-8||(t.fitted=!1,lt(t,t.scale,o/2-(e+r/2)*t.scale,s/2-(n+i/2)*t.scale))}function Hn(t){let{player:e}=t;if(Rn(t,()=>Hn(t)))return;clearTimeout(e.timer),(!e.active||e.at>=e.steps.length)&&$(t,0);let n=()=>{e.timer=setTimeout(n,qn/e.speed),$(t,e.at+1),e.at>=e.steps.length&&Re(t)};e.timer=setTimeout(n,e.at?0:qn/2/e.speed),Dn(t)}function Re(t){clearTimeout(t.player.timer),t.player.timer=0,Dn(t)}function Pe(t){Re(t),t.player.active=!1,St(t),Bn(t)}function Bn(t){let{player:e}=t,n=e.active?e.at:1/0,r=e.active?e.passes.findLastIndex(o=>o&&o.begin<=n):-1,i=e.passes[r];t.canvas.classList.toggle("stepping",e.active),t.list.hidden=e.active;for(let o of e.cards){let s=e.active?Vc(t,o.number,n):"";o.value&&s!==o.forward&&Wi(o.card,o.value,s),o.forward=s;let a=e.active?Yc(t,o,i,n):"";o.adjoint&&a!==o.backward&&Wi(o.card,o.adjoint,a),o.backward=a}for(let o of e.edges){let s=e.active?Uc(o,i,n):null;s!==o.reads&&Kc(o,s),o.reads=s}for(let{begin:o,end:s,drawn:a}of e.marks)a?.classList.toggle("gone",e.active&&(n<o||s!==null&&n>=s));Zc(t,e.active?e.steps[e.at-1]:void 0),tu(t),Dn(t),zn(t),C("known")}function Vc({player:t,data:e},n,r){return(t.ran.get(n)??0)<=r?"":t.turned.get(n)?.findLast(([i])=>i<=r)?.[1]||e.words["not-yet"]}function Pi({player:t,data:e},n){let r=e.cardOf[n];return te({player:t,data:e},r??-1)}function te({player:t,data:e},n){if(!t.active)return{ran:!0,adjoint:!0};if(n<0)return{ran:!1,adjoint:!1};let r=t.passes[e.shown],i=e.shown===null||!!(r&&(r.known.get(n)??r.end)<=t.at);return{ran:(t.ran.get(n)??0)<=t.at,adjoint:i}}function Yc(t,{number:e,drawn:n},r,i){let{words:o}=t.data;if(!r)return o["not-yet"];let s=r.adjoints?r.adjoints[e]:n?"":void 0;if(r.adjoints&&s===void 0)return o["not-yet"];if(r.adjoints?s==="":!n)return r.adjoints?`— ${o.none}`:"";if((r.known.get(e)??r.end)<=i)return s;let a=(r.came.get(e)??[]).filter(l=>l<=i);return a.length?Wc(t,r,a)||o["some-arrived"].replace("{arrived}",a.length).replace("{count}",r.arriving[e]):o["not-yet"]}function Wc(t,e,n){let i=n.map(s=>t.player.steps[s-1].edge).map(s=>e.sent?e.sent[s]:t.player.edges[s].drawn??In(t.edges[s])),o=i.map((s,a)=>a&&s?.startsWith("−")?`(${s})`:s).join(" + ");return i.every(Boolean)&&o.length<=Dc?o:""}function Uc({number:t},e,n){return!e||!((e.went.get(t)??1/0)<=n)?null:e.sent?e.sent[t]??"":""}function Wi(t,e,n){e.classList.toggle("instead",n!=="");let r=e.querySelector("text.stand-in");if(!r){if(!n)return;let s=e.querySelector("text"),a={x:Number(s.getAttribute("x"))+16,y:s.getAttribute("y")};r=e.appendChild(L("text",a,"stand-in fill-muted mono size-11"))}r.textContent=n;let i=t.group.querySelector("rect"),o=Number(i.getAttribute("x"))+Number(i.getAttribute("width"))-Number(r.getAttribute("x"))-5;Ki(n)*6.7>o?(r.setAttribute("textLength",o),r.setAttribute("lengthAdjust","spacingAndGlyphs")):r.removeAttribute("textLength")}function Ki(t){let e=0;for(let n of t)e+=/\p{M}/u.test(n)?0:n>"⹿"?1.67:1;return e}function Kc(t,e){let{group:n}=t.edge;if(!n)return;n.classList.toggle("went",e!==null);let r=n.querySelector(".chip text");if(!r||!n.classList.contains("contribution")){e&&Jc(n);let l=n.querySelector("g.made text");l&&(l.textContent=e??"");return}t.drawn??=r.textContent;let i=e||t.drawn;if(r.textContent===i)return;let o=n.querySelector(".chip rect"),s=Ki(i)*6.6+11,a=Number(o.getAttribute("x"))+Number(o.getAttribute("width"))/2;r.textContent=i,o.setAttribute("x",a-s/2),o.setAttribute("width",s)}function Jc(t){if(t.querySelector("g.made"))return;let e=t.querySelector("path.stroke-edge"),n=e.cloneNode();n.setAttribute("class","sent stroke-backward");let r=L("g",{},"made"),[{x:i,y:o}]=et(e,[.5]);r.append(L("text",{x:i,y:o-6,"text-anchor":"middle"},"fill-backward mono size-11")),t.append(n,r)}function Qc({group:t,width:e}){let n=t?.querySelector("rect");if(!n)return null;let r=t.querySelector(".keep");if(!r){let[i,o]=[Number(n.getAttribute("x"))+e-20,Number(n.getAttribute("y"))-5];r=t.appendChild(L("path",{d:`M${i} ${o}h9v12l-4.5 -3.5l-4.5 3.5z`}))}return r.setAttribute("class","keep fill-forward"),r}function Zc(t,e){for(let r of t.player.lit??[])r.classList.remove("now");let n=e&&(e.edge!==void 0?t.edges[e.edge]:t.cards[e.card])?.group;t.player.lit=n?[n]:[],n?.classList.add("now")}function tu({player:t}){if(!t.active){t.told&&C("step",null),t.told=!1;return}let e={},n;for(let i of t.steps.slice(0,t.at)){if(i.number!==void 0&&i.number!==n)for(let o in e)delete e[o].adjoint;n=i.number??n;for(let[o,s,a]of i.notes??[])e[o]={...s==="value"?{}:e[o],[s]:a}}let r=t.steps[t.at-1]?.span;t.told=!0,C("step",{spans:r?[ne(r)]:[],notes:e})}function Dn(t){let{player:e,data:n}=t,{words:r}=n,i=e.steps.length,o=e.active?e.at:i,s=e.active?e.steps[o-1]:void 0,a=e.active?s?s.says:r["step-before"]:r["step-none"],l=r["step-of"].replace("{number}",o).replace("{count}",i);e.slider.value=o,e.slider.setAttribute("aria-valuetext",`${l}: ${a}`),e.says.classList.toggle("resting",!e.active),e.says.classList.toggle("backward",s?.number!==void 0),e.says.replaceChildren(),e.active&&e.says.append(w("b","",`${s?.number===void 0?"▸":"◂"} ${l} · `)),e.says.append(a),Bi(t,s);let c=e.timer!==0;c!==e.playing&&(e.playing=c,e.play.replaceChildren(pt(c?$e.pause:$e.play)),e.play.setAttribute("aria-label",c?r.pause:r.play),e.play.title=c?r.pause:r.play),e.leave.disabled=!e.active,e.first.disabled=e.back.disabled=e.active&&o===0,e.on.disabled=e.last.disabled=e.active&&o===i,e.slider.style.setProperty("--done",i?o/i:0);let u=e.active?s?.kept??0:e.steps.at(-1)?.kept??0;e.kept.textContent=r.kept.replace("{bytes}",eu(u));let f=Math.max(1,...e.steps.map(h=>h.kept??0));e.kept.style.setProperty("--kept",u/f)}function eu(t){return t<1e4?`${t} B`:t<1e7?`${Math.round(t/1e3)} kB`:`${Math.round(t/1e6)} MB`}function nu(t){let{player:e,data:n}=t,r=[];e.steps.forEach(o=>{let s=o.number??-1;r.at(-1)?.number!==s&&r.push({number:s,count:0}),r.at(-1).count+=1});let i=JSON.stringify([r,n.words.forward,n.words.backward]);i!==e.labelled&&ru(e,r,n.words),e.labelled=i,requestAnimationFrame(()=>Fn(t))}function ru(t,e,n){let r=t.steps.length||1,i=0,o=[];t.parts.replaceChildren();for(let s of e){let[a,l]=[i/r,(i+s.count)/r],c=s.number<0?"var(--forward)":"var(--backward)",u=m=>`calc(${Pn/2}px + (100% - ${Pn}px) * ${m.toFixed(4)})`;o.push(`${c} ${u(a)} ${u(l)}`);let f=s.number<0?n.forward:n.backward.replace("{number}",s.number+1),h=w("span",s.number<0?"forward":"backward",f);h.style.left=u(a),h.style.width=`calc((100% - ${Pn}px) * ${(l-a).toFixed(4)})`,t.parts.append(h),i+=s.count}t.slider.style.setProperty("--parts",`linear-gradient(to right, ${o.join(", ")})`)}function Fn({player:t,room:e,lecturing:n}){let{parts:r,steps:i,labelled:o}=t,a=i.flatMap(c=>[c,...c.turns??[]]).map(c=>c.says).reduce((c,u)=>u.length>c.length?u:c,""),l=JSON.stringify([e.width,n,o,a,i.length]);if(l!==t.fitted){t.fitted=l;for(let c of r.children)c.classList.toggle("short",c.scrollWidth>c.clientWidth);iu(t,a)}}function iu({says:t,steps:e},n){let r=t.cloneNode();r.textContent=`▸ ${e.length} / ${e.length} · · · · ${n}`,Object.assign(r.style,{position:"absolute",visibility:"hidden",minHeight:"0",width:`${t.clientWidth}px`}),t.after(r),t.style.minHeight=`${Math.min(r.offsetHeight,Fc*20)}px`,r.remove()}function Ji(t,e,n,r){let i=new Set([e]),o=new Set,s=[e];for(;s.length;)for(let a of t.cards[s.pop()][r]){o.add(a);let l=t.edges[a][n];i.has(l)||s.push(l),i.add(l)}return{cards:i,edges:o}}function V(t,e){if(e===t.hovered)return;if(t.hovered=e,t.canvas.classList.toggle("hovering",e>=0),e<0)return t.tip.hidden=!0,At(null);let n=Ji(t,e,"tail","in"),r=Ji(t,e,"head","out");t.cards.forEach((o,s)=>{Qi(o.group,s===e,n.cards.has(s),r.cards.has(s))}),t.edges.forEach((o,s)=>{Qi(o.group,!1,n.edges.has(s),r.edges.has(s))}),At(t.cards[e].span);let{folds:i}=t.cards[e];i&&re(t,()=>[mt(t,i)])}function Qi(t,e,n,r){t&&(t.classList.toggle("here",e),t.classList.toggle("up",n&&!e),t.classList.toggle("down",r&&!e))}function At(t){let e=t?[ne(t)]:[];C("hover",{spans:e})}function ne([t,e,n,r]){return{line:t,column:e,end_line:n,end_column:r}}function Zi(t,e){let{tip:n,data:r}=t;if(t.moving)return;let i=t.cards[e],o=(c,u,f)=>{let h=w("div",f);return h.append(w("b","",c),w("span","",u)),h},s=w("div","title");s.append(w("b","",i.title),w("span","",` ${[i.beside,i.turn].filter(Boolean).join(" · ")}`));let a=[s];if(i.formula&&a.push(w("div","formula",i.formula)),i.value!==void 0){let{ran:c,adjoint:u}=te(t,e),[f,h]=[c?i.value:r.words["not-yet"],u?i.adjoint:r.words["not-yet"]];a.push(o("▸ ",f,"forward"),o("◂ ",h,"backward")),a[a.length-2].title=r.words.value}let l=r.timeline.marks[e];l&&a.push(w("div","hint",r.words["kept-by"].replace("{operations}",l.by.join(", ")))),i.folds&&a.push(w("div","hint",r.words.unfold)),n.replaceChildren(...a),n.hidden=!1,Xn(t,i)}function Xn(t,{x:e,y:n,height:r}){let{tip:i,room:o}=t,[s,a]=[i.offsetWidth,i.offsetHeight],l=Math.max(4,Math.min(t.x+e*t.scale,o.width-s-8)),c=t.y+n*t.scale-a-8,u=t.y+(n+r)*t.scale+8;i.style.transform=`translate(${l}px, ${u+a>o.height&&c>0?c:u}px)`}function Gn(t){let{cardOf:e,wrong:n}=t.data,r=new Set((t.way?.nodes??[]).map(o=>e[o])),i=t.way?e[t.way.culprit]:void 0;t.cards.forEach((o,s)=>{o.group?.classList.toggle("traced",r.has(s)),o.group?.classList.toggle("culprit",s===i),o.group?.classList.toggle("wrong",!!n?.includes(s))});for(let o of t.edges)o.group?.classList.toggle("traced",r.has(o.tail)&&r.has(o.head))}var ou=250;function to(t){t.forEach((e,n)=>{let r=e.group?.querySelector("path.stroke-edge");if(r){if(e.group.dataset.edge=n,e.group.classList.toggle("blocked",!!e.blocked),!e.group.querySelector(".hit")){let i=r.cloneNode();i.setAttribute("class","hit"),e.group.prepend(i)}e.group.querySelector("g.cut")?.remove(),e.cut&&su(e.group,r,e.cut)}})}function su(t,e,n){let[r,i]=et(e,[.5,.505]),o=Math.hypot(i.x-r.x,i.y-r.y)||1,[s,a]=[(i.x-r.x)/o,(i.y-r.y)/o],l=f=>{let[h,m]=[r.x+s*f,r.y+a*f];return`M${h-a*7} ${m+s*7}L${h+a*7} ${m-s*7}`},c=L("text",{x:r.x,y:r.y+20,"text-anchor":"middle"},"mono size-11");c.textContent=n,t.appendChild(L("g",{},"cut")).append(L("path",{d:l(-2.5)+l(2.5)}),c)}function Y(t,e){if(e===t.edgeHovered)return;t.edges[t.edgeHovered]?.group?.classList.remove("told"),t.edgeHovered=e,clearTimeout(t.staying);let n=t.edges[e];if(!n)return t.hovered<0&&(t.tip.hidden=!0),At(null);V(t,-1),n.group.classList.add("told"),At(t.cards[n.head].span),jn(t,n),n.asks&&!t.answers.has(n.id)&&(t.staying=setTimeout(()=>au(t,n.id),ou))}function au({data:t},e){C("edge",{edge:e,ticket:t.ticket})}function jn(t,e){if(t.tip.hidden=!e.says||!!t.moving,t.tip.hidden)return;let{tip:n,data:r}=t,i=!t.player.active||t.player.edges[t.edges.indexOf(e)].reads!==null,o=i?[...e.says]:[r.words["not-yet"]];i&&t.answers.has(e.id)?o.push(...t.answers.get(e.id)):i&&e.asks&&o.push(r.words["edge-asking"]);let s=w("div","title");s.append(w("b","",e.title)),n.replaceChildren(s,...o.map(l=>w("div",e.blocked?"hint":"fact",l))),n.hidden=!1;let[a]=et(e.group.querySelector("path.stroke-edge"),[.5]);return Xn(t,{x:a.x-40,y:a.y-14,height:30}),o}function qi(t){let e=t.cards[t.cursor];if(!e)return;let n=[...e.in,...e.out],r=n[n.indexOf(t.edgeHovered)+1]??n[0];if(r===void 0)return;r===t.edgeHovered&&Y(t,-1),Y(t,r);let i=t.edges[r];t.said.textContent=[i.title,...i.says??[]].filter(Boolean).join(". ")}var eo=6e6,lu=40,cu=/(?=<g id="[^"]*" class="(?:cluster|edge|node)\b)/;function no(t,e){let{sheets:n}=t,r=n.get(e.cards)??io(t,e);for(;!ro(r);)so(r);return n.delete(e.cards),n.set(e.cards,r),uu(t),r}function ie(t){cancelIdleCallback(t.preparing);let e=[...t.pictures.values()].find(r=>!ro(t.sheets.get(r.cards))),n=[...t.sheets.values()].reduce((r,i)=>r+i.drawing.text.length,0);!e||n+e.svg.length>eo||(t.preparing=requestIdleCallback(()=>{let r=t.sheets.get(e.cards)??io(t,e);t.sheets.set(e.cards,r),so(r),ie(t)}))}function ro(t){return t?.edges!==void 0}function uu({sheets:t,sheet:e}){let n=0;for(let[r,i]of[...t].reverse())n+=i.drawing.text.length,n>eo&&i!==e&&t.delete(r)}function io({sheets:t,sheet:e},n){let r=[e,...t.values()].find(i=>i?.drawing.text===n.svg)?.drawing;return{data:n,drawing:r??fu(n.svg)}}function fu(t){let[e,...n]=t.split(cu),r=oo(e);return{text:t,svg:r,waiting:n,into:r?.querySelector("g")??r,groups:new Map,width:0,height:0}}function oo(t){let e=w("div");return e.innerHTML=t,e.querySelector("svg")}function so(t){let{drawing:e}=t;if(e.waiting.length)return e.into.append(...oo(`<svg>${e.waiting.splice(0,lu).join("")}`)?.childNodes??[]);e.svg&&!e.width&&du(e),Object.assign(t,hu(e,t.data))}function du(t){let[,,e,n]=t.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);Object.assign(t,{width:e,height:n}),Object.assign(t.svg.style,{width:`${e}px`,height:`${n}px`}),t.svg.setAttribute("aria-hidden","true");for(let r of t.into.children)r.id&&t.groups.set(r.id,r)}function hu(t,e){let{svg:n,groups:r}=t;if(!n)return{cards:[],edges:[],things:[]};let i=e.cards.map((s,a)=>{let l=r.get(s.id),c=l?.querySelector("rect"),[u,f,h,m]=["x","y","width","height"].map(b=>Number(c?.getAttribute(b)??0));return l&&(l.dataset.card=a),{...s,group:l,in:[],out:[],x:u,y:f,width:h,height:m}}),o=e.edges.map((s,a)=>(i[s.tail].out.push(a),i[s.head].in.push(a),{...s,group:r.get(s.id)}));for(let s of e.frames){let a=r.get(`f${s.id}`);a&&(a.dataset.frame=s.id)}return to(o),{cards:i,edges:o,things:t.things??=xi(t,i,o)}}var pu=900,mu=80,ao=24,wu=4,xu=6e4,Vn=["","LR","TB","rows"];function lo(t){clearTimeout(t.resting),!(!t.data.chosen||t.data.turning)&&(t.resting=setTimeout(()=>requestIdleCallback(()=>uo(t,vu(t))),pu))}function re(t,e){clearTimeout(t.pointing),t.data.chosen&&(t.pointing=setTimeout(()=>uo(t,e()),mu))}function co(t,{ticket:e,chosen:n,found:r}){if(!t.data?.chosen||t.moving||Ht(e)!==Ht(t.data.ticket))return;let i=`${Ht(e)}-${r.shown??""}`;Xe(t,n,{...r,ticket:i}),r.details&&C("details",{ticket:i,details:r.details}),ir(t),ie(t)}function uo(t,e){let{data:n,pictures:r}=t,i=e.filter(o=>!r.has(ut(t,o))&&!Ge(t,ut(t,o))).slice(0,ao);if(!(!i.length||n.room&&!t.seen)){for(let o of i)t.asked.set(ut(t,o),performance.now());C("wish",{ticket:n.ticket,room:n.room,node:t.selected,chosen:i})}}function vu(t){let{data:e}=t;return[...[...e.cards.filter(r=>r.folds).map(r=>r.folds),...e.frames.map(({id:r})=>r)].slice(0,ao-8).map(r=>mt(t,r)),...e.svg.length<xu?Yn(t):[]]}function Yn({data:t}){let e=t.menu.passes.length,n=[t.chosen.pass-1,t.chosen.pass+1,0,e-1].filter(r=>r>=0&&r<e);return[...new Set(n)].slice(0,wu).map(r=>({...t.chosen,pass:r}))}function fo({data:{chosen:t}}){return[...Vn.map(e=>({...t,layout:e})),...["line","scope"].map(e=>({...t,folding:e})),...["torch","maths"].map(e=>({...t,view:e}))].filter(e=>JSON.stringify(e)!==JSON.stringify(t))}var ho=`.graph.lecture {
  position: fixed;
  z-index: 1000000;
  inset: 0;
  width: 100vw;
  height: 100vh;
  border: none;
  border-radius: 0;
}
.lecture .player {
  padding: 10px 24px 14px;
}
.lecture .player .row {
  zoom: 1.5;
}
.lecture .player .says {
  font-size: 22px;
}
.player .says.elsewhere {
  visibility: hidden;
}
.lecture .bar {
  zoom: 1.2;
}
.caption {
  position: absolute;
  z-index: 3;
  max-width: min(46rem, calc(100% - 16px));
  padding: 6px 16px;
  border: 2px solid var(--forward);
  border-radius: 10px;
  background: var(--card);
  box-shadow: 0 4px 18px rgb(0 0 0 / 0.18);
  color: var(--text);
  font: 22px / 1.4 var(--st-font, sans-serif);
  overflow-wrap: anywhere;
  pointer-events: none;
}
.caption.backward {
  border-color: var(--backward);
}
.caption[hidden] {
  display: none;
}
`;var po=`.chooser {
  position: absolute;
  z-index: 3;
  top: 8px;
  left: 8px;
  display: flex;
  gap: 6px;
  cursor: default;
  touch-action: auto;
}
.chooser[hidden],
.chooser [hidden] {
  display: none;
}
.chooser > select,
.chooser > button,
.panel select,
.panel input[type="number"] {
  height: 28px;
  border: 1px solid var(--st-border-color);
  border-radius: 7px;
  background: var(--st-background-color);
  color: var(--text);
  font: inherit;
  font-size: 0.82rem;
}
.chooser > select {
  max-width: 13rem;
  padding: 0 4px;
}
.chooser option {
  background: var(--st-background-color);
  color: var(--text);
}
.chooser > button {
  display: flex;
  align-items: center;
  gap: 7px;
  max-width: 15rem;
  padding: 0 10px;
  cursor: pointer;
}
.chooser > button span {
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.chooser > button svg {
  flex: none;
  width: 14px;
  height: 14px;
  fill: currentColor;
}
.chooser > :is(button, select):hover {
  border-color: var(--st-primary-color);
}
.chooser :focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 1px;
}
.panel {
  position: absolute;
  top: 34px;
  left: 0;
  width: max-content;
  box-sizing: border-box;
  max-width: min(25rem, calc(100cqw - 16px));
  max-height: calc(100cqh - 60px);
  padding: 4px 14px 12px;
  overflow: hidden auto;
  border: 1px solid var(--st-border-color);
  border-radius: 8px;
  background: var(--st-background-color);
  box-shadow: 0 6px 18px rgb(0 0 0 / 0.16);
  font-size: 0.85rem;
}
.panel fieldset {
  display: flex;
  flex-wrap: wrap;
  gap: 2px 14px;
  margin: 8px 0 0;
  padding: 0;
  border: 0;
}
.panel fieldset:disabled {
  color: var(--muted);
}
.panel legend {
  padding: 0;
  color: var(--muted);
  font-size: 0.8rem;
}
.panel label {
  display: flex;
  align-items: center;
  gap: 5px;
  min-height: 24px;
}
.panel input[type="radio"] {
  margin: 0;
  accent-color: var(--st-primary-color);
}
.panel .turns select {
  max-width: 11rem;
}
.panel input[type="number"] {
  width: 4.5rem;
  padding: 0 6px;
}
.graph[aria-busy="true"] .view {
  cursor: progress;
}
/* A picture that is not here yet is on its way. */
.drawing {
  position: absolute;
  left: 50%;
  top: 52px;
  transform: translateX(-50%);
  overflow: hidden;
  padding: 5px 14px 8px;
  border: 1px solid var(--st-border-color);
  border-radius: 8px;
  background: var(--st-background-color);
  box-shadow: 0 4px 14px rgb(0 0 0 / 0.16);
  font-size: 0.86rem;
}
.drawing[hidden] {
  display: none;
}
.drawing::after {
  content: "";
  position: absolute;
  left: 0;
  bottom: 0;
  width: 40%;
  height: 3px;
  background: var(--st-primary-color);
  animation: drawing 0.9s ease-in-out infinite alternate;
}
@keyframes drawing {
  to {
    transform: translateX(150%);
  }
}
@media (prefers-reduced-motion: reduce) {
  .drawing::after {
    animation: none;
  }
}
/* Beside the search there is less room: the sign says it, and the name of what is chosen is read aloud. */
@container view (max-width: 700px) {
  .chooser > select {
    max-width: 7.4rem;
  }
  .chooser > button span {
    display: none;
  }
}
@container view (max-width: 420px) {
  .chooser > select {
    max-width: 6rem;
  }
}
.beside .chooser > select {
  max-width: 8rem;
}
.beside .chooser > button span {
  display: none;
}
`;var mo=[0,1,2,3,5],bu="M2 3h7v2H2zM11 3h3v2h-3zM9 2h2v4H9zM2 11h3v2H2zM7 11h7v2H7zM5 10h2v4H5zM2 7h8v2H2zM12 7h2v2h-2zM10 6h2v4h-2z";function wo(t){let e=t.view.appendChild(w("div","chooser")),n=e.appendChild(w("select","passes")),r=e.appendChild(w("button","views")),i=e.appendChild(w("div","panel"));r.type="button",r.setAttribute("aria-haspopup","dialog"),i.setAttribute("role","dialog");let o={box:e,passes:n,button:r,panel:i,worded:"",shown:""};qe(t,o,!1),r.addEventListener("click",()=>qe(t,o,i.hidden));for(let s of["pointerenter","focus"])n.addEventListener(s,()=>re(t,()=>Yn(t))),r.addEventListener(s,()=>re(t,()=>[...fo(t),...ku(t)]));n.addEventListener("change",()=>ft(t,{...t.data.chosen,pass:Number(n.value)}));for(let s of["click","dblclick","keydown","pointerdown","wheel"])e.addEventListener(s,a=>a.stopPropagation());return e.addEventListener("keydown",s=>{s.key!=="Escape"||i.hidden||(qe(t,o,!1),r.focus())}),t.view.addEventListener("pointerdown",()=>qe(t,o,!1)),o}function qe(t,{button:e,panel:n},r){n.hidden=!r,e.setAttribute("aria-expanded",String(r)),r&&(Wn(t),n.querySelector("input:checked")?.focus())}function ku({data:{chosen:t},selected:e}){return e===null?[]:mo.map(n=>({...t,steps:n}))}function Wn(t){let{menu:e,data:n,selected:r}=t;if(e.box.hidden=!n.chosen,!n.chosen)return;let i=JSON.stringify([n.menu,n.words.view]);i!==e.worded&&(e.worded=i,e.panel.setAttribute("aria-label",n.words.view),e.panel.replaceChildren(...Eu(t),...Su(t)));let o=JSON.stringify([i,n.chosen,r===null]);o!==e.shown&&_u(t),e.shown=o}function _u(t){let{menu:e,selected:n}=t,{words:r,chosen:i}=t.data,o=[i.layout&&r[xo(i.layout)],i.view==="torch"&&r["nodes-short"],i.folding==="line"&&r["folding-short"],i.steps&&n!==null&&r["around-some"].replace("{count}",i.steps)].filter(Boolean);e.button.replaceChildren(pt(bu),w("span","",o.join(" · ")||r.view)),e.button.setAttribute("aria-label",[r.view,...o].join(", "));for(let s of e.panel.querySelectorAll('input[type="radio"]'))s.checked=s.value===String(i[s.name]);e.panel.querySelector(".around").disabled=n===null,Mu(t)}function Mu({menu:t,data:{words:e,chosen:n,menu:r}}){t.passes.hidden=r.passes.length<2,t.passes.setAttribute("aria-label",e.pass);let i=JSON.stringify([r.passes,e["pass-number"]]);if(i!==t.named){t.named=i;let s=(a,l)=>(a===null?e["pass-number"]:e["pass-line"]).replace("{number}",l+1).replace("{line}",a);t.passes.replaceChildren(...r.passes.map((a,l)=>new Option(s(a,l),l)))}let o=String(n.pass??"");t.passes.value!==o&&(t.passes.value=o)}function xo(t){return{"":"layout-auto",LR:"layout-across",TB:"layout-down",rows:"layout-rows"}[t]}function Eu(t){let{words:e}=t.data;return[He(t,"layout",e.layout,Vn.map(n=>[n,e[xo(n)]])),He(t,"view",e["nodes-of"],[["maths",e["nodes-maths"]],["torch",e["nodes-torch"]]],e["nodes-help"]),He(t,"folding",e.folding,[["scope",e["folding-scope"]],["line",e["folding-line"]]]),He(t,"steps",e.around,mo.map(n=>[n,n?e["around-some"].replace("{count}",n):e["around-all"]]),e["around-help"],"around")]}function He(t,e,n,r,i="",o=""){let s=w("fieldset",o);s.append(w("legend","",n)),s.title=i;for(let[a,l]of r){let c=s.appendChild(w("label")),u=c.appendChild(w("input"));Object.assign(u,{type:"radio",name:e,value:a}),u.addEventListener("change",()=>ft(t,{...t.data.chosen,[e]:a})),c.append(l)}return s}function Su(t){let{words:e,menu:n}=t.data;if(!n.loops.length)return[];let r=w("fieldset","turns");r.append(w("legend","",e.loop));let i=r.appendChild(w("select"));i.setAttribute("aria-label",e.loop),i.append(...n.loops.map(({header:c},u)=>new Option(c,u)));let o=r.appendChild(w("label")),s=o.appendChild(w("span")),a=o.appendChild(w("input"));Object.assign(a,{type:"number",min:0,step:1});let l=()=>{a.max=n.loops[i.value].last,s.textContent=e["go-to-turn"].replace("{last}",a.max)};return i.addEventListener("change",l),a.addEventListener("change",()=>a.value!==""&&Au(t,Number(i.value),Number(a.value))),l(),[r]}function Au(t,e,n){let{firsts:r}=t.data.menu.loops[e],[,i]=r?.find(([s])=>s>=n)??r?.at(-1)??[],o=i===void 0?-1:ht(t,i);t.cards[o]?.node===i&&i!==void 0?Et(t,o):t.send({loop:e,turn:n})}var vo=`.minimap {
  position: absolute;
  right: calc(10px + var(--drawer-covers, 0px));
  bottom: 10px;
  padding: 0;
  border: 1px solid var(--st-border-color);
  border-radius: 6px;
  background: var(--st-background-color);
  opacity: 0.92;
  overflow: hidden;
  cursor: crosshair;
}
.minimap[hidden] {
  display: none;
}
.minimap canvas {
  display: block;
  width: 100%;
  height: 100%;
}
.minimap .window {
  position: absolute;
  border: 1.5px solid var(--st-primary-color);
  border-radius: 3px;
  background: color-mix(in srgb, var(--st-primary-color) 12%, transparent);
  pointer-events: none;
}
`;function go(t,e,n){let r=t.svg?Ou(t):void 0;St(t),V(t,-1),Y(t,-1);let{drawing:i,cards:o,edges:s}=n,a=i.svg===t.svg&&i.svg!==null;if(Object.assign(t,{sheet:n,svg:i.svg,cards:o,edges:s,width:i.width,height:i.height}),t.empty.hidden=!!t.svg,Ni(t,o),!t.svg){t.minimap&&(t.minimap.box.hidden=!0);return}if(ze(t),a)return;Pt(t,Oe);let l=r&&yo(t,r.id);if(e.turning&&r!==void 0)return lt(t,t.scale,t.x,t.y);if(t.fitted||!l)return B(t);lt(t,t.scale,r.left-l.x*t.scale,r.top-l.y*t.scale)}function Ou(t){let e=t.toggled??t.cards[ht(t,t.selected)]?.id;t.toggled=null;let n=e&&yo(t,e);return n?{id:e,left:t.x+n.x*t.scale,top:t.y+n.y*t.scale}:null}function yo(t,e){let n=t.cards.find(i=>i.id===e);if(n)return n;let r=t.data.frames.findIndex(i=>i.id===e);return r<0?null:t.cards.find(i=>i.frame===r)??null}var bo=`.player {
  border-top: 1px solid var(--st-border-color);
  padding: 8px 14px 10px;
  background: var(--st-background-color);
}
.player[hidden] {
  display: none;
}
.player .row {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 2px 12px;
} /* two lines on a phone */
.player button,
.player select {
  height: 28px;
  min-width: 28px;
  padding: 0 5px;
  border: 1px solid transparent;
  border-radius: 7px;
  background: transparent;
  color: var(--st-primary-color);
  font: 13px / 1 var(--st-font);
  cursor: pointer;
}
.player button:hover:not(:disabled),
.player select:hover {
  border-color: var(--st-primary-color);
}
.player button:disabled {
  color: var(--muted);
  opacity: 0.5;
  cursor: default;
}
.player .play {
  background: var(--st-primary-color);
  color: var(--st-background-color);
}
.player select {
  padding: 0 2px;
  color: var(--text);
  border-color: var(--st-border-color);
}
.player select option {
  background: var(--st-background-color);
  color: var(--text);
}
.player :focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 1px;
}
.player .leave {
  color: var(--muted);
}
.player button svg {
  display: block;
  width: 14px;
  height: 14px;
  margin: auto;
  fill: currentColor;
}
.keys {
  display: flex;
  flex: none;
  gap: 2px;
}
.slide {
  flex: 1;
  min-width: 120px;
}
.slide input {
  appearance: none;
  display: block;
  width: 100%;
  height: 18px;
  margin: 6px 0 0;
  background: transparent;
  cursor: pointer;
}
.slide input::-webkit-slider-runnable-track {
  height: 8px;
  border-radius: 4px;
  background:
    linear-gradient(
      to right,
      transparent calc(8px + (100% - 16px) * var(--done)),
      var(--veil) calc(8px + (100% - 16px) * var(--done))
    ),
    var(--parts);
}
.slide input::-moz-range-track {
  height: 8px;
  border-radius: 4px;
  background:
    linear-gradient(
      to right,
      transparent calc(8px + (100% - 16px) * var(--done)),
      var(--veil) calc(8px + (100% - 16px) * var(--done))
    ),
    var(--parts);
}
.graph {
  --veil: rgb(255 255 255 / 0.74);
}
.graph.dark {
  --veil: rgb(14 17 23 / 0.68);
}
.slide input::-webkit-slider-thumb {
  appearance: none;
  width: 16px;
  height: 16px;
  margin-top: -4px;
  border: 3px solid var(--st-primary-color);
  border-radius: 50%;
  background: var(--st-background-color);
}
.slide input::-moz-range-thumb {
  box-sizing: border-box;
  width: 16px;
  height: 16px;
  border: 3px solid var(--st-primary-color);
  border-radius: 50%;
  background: var(--st-background-color);
}
.player .slide input:focus-visible {
  outline: none;
}
.slide input:focus-visible::-webkit-slider-thumb {
  box-shadow: 0 0 0 3px color-mix(in srgb, var(--st-primary-color) 40%, transparent);
}
.slide input:focus-visible::-moz-range-thumb {
  box-shadow: 0 0 0 3px color-mix(in srgb, var(--st-primary-color) 40%, transparent);
}
.parts {
  position: relative;
  height: 15px;
  font-size: 11px;
  line-height: 15px;
}
.parts span {
  position: absolute;
  box-sizing: border-box;
  padding-right: 8px;
  white-space: nowrap;
  overflow: hidden;
}
.parts span.short {
  visibility: hidden;
}
.kept {
  display: none;
  position: relative;
  padding: 0 0 6px;
  color: var(--muted);
  font-size: 11.5px;
  white-space: nowrap;
}
.keeps .kept {
  display: block;
}
.kept::before,
.kept::after {
  content: "";
  position: absolute;
  left: 0;
  bottom: 0;
  height: 4px;
  border-radius: 2px;
}
.kept::before {
  width: 100%;
  background: var(--separator);
}
.kept::after {
  width: calc(100% * var(--kept, 0));
  background: var(--kept-colour, var(--forward));
  transition: width 0.15s;
}
.told {
  display: flex;
  flex-wrap: wrap;
  gap: 0 10px;
}
.ways {
  display: flex;
  flex: none;
  gap: 6px;
}
.player .ways button {
  height: 22px;
  margin: 1px 0 -3px; /* as high as a line of the sentence: what comes and goes moves nothing */
  padding: 0 8px;
  border-color: var(--st-border-color);
  font-size: 12px;
}
.ways button[hidden] {
  display: none;
}
.says {
  flex: 1 1 14rem;
  min-width: 0;
  min-height: 1.5em;
  margin-top: 2px;
  color: var(--text);
  font: 13px / 1.5 var(--st-font);
  overflow-wrap: anywhere;
}
.says b {
  color: var(--forward);
  font-weight: 600;
}
.says.backward b {
  color: var(--backward);
}
.says.resting {
  color: var(--muted);
}

.keep {
  stroke: var(--card);
  stroke-width: 1;
}
.keep.gone {
  display: none;
}
.sign.bookmark {
  width: 9px;
  height: 12px;
  margin: 0 22px 0 12px;
  vertical-align: middle;
  background: var(--forward);
  clip-path: polygon(0 0, 100% 0, 100% 100%, 50% 72%, 0 100%);
}

/* What the picture reads at a step. */
.instead > rect,
.instead > text:not(:first-child, .stand-in),
.node :not(.instead) > .stand-in {
  display: none;
}
.stepping .edge:not(.went) > .sent,
.stepping .edge.contribution:not(.went) > .chip,
.edge:not(.went) > .made {
  display: none;
}
.edge:not(.contribution) > .sent {
  display: none;
}
.stepping .edge.went > .sent {
  display: inline;
}
.stepping .edge.went > .made {
  display: inline;
}
.node.now > rect.stroke-card-line {
  stroke: var(--selection);
  stroke-width: 3.2;
  stroke-dasharray: none;
}
.node.now > rect.fill-card,
.node.now > rect.fill-folded {
  filter: drop-shadow(0 0 7px var(--selection));
}
.edge.now > path.stroke-edge {
  stroke: var(--selection);
  stroke-width: 5;
  opacity: 0.8;
}
.edge.now > path.sent {
  stroke-width: 2.6;
  animation: flow 0.7s linear 2;
}
.edge.now > .chip > rect {
  stroke: var(--backward);
  stroke-width: 1.6;
}
@keyframes flow {
  to {
    stroke-dashoffset: -8.5;
  }
}
@media (prefers-reduced-motion: reduce) {
  .edge.now > path.sent {
    animation: none;
  }
}

/* A number on its way, and where it will arrive. */
.number {
  pointer-events: none;
}
.number > rect {
  stroke-width: 1.4;
}
.awaits > :not(text:first-child) {
  opacity: 0;
}
.flying > .chip,
.flying > .made {
  opacity: 0;
}
`;function ko(t){let{view:e}=t;e.addEventListener("pointermove",n=>n.buttons||Tu(t,n)),e.addEventListener("pointerleave",()=>{V(t,-1),Y(t,-1)}),e.addEventListener("click",n=>zu(t,Un(n))),e.addEventListener("keydown",n=>Ri(t,n)),e.addEventListener("dblclick",n=>Un(n).card===void 0&&B(t,!0))}function Un(t){let e=t.target.closest?.("g[data-card], g[data-edge], g[data-frame]");return{card:e?.dataset.card,edge:e?.dataset.edge,frame:e?.dataset.frame}}function Tu(t,e){let{card:n,edge:r}=Un(e);Y(t,r===void 0?-1:Number(r));let i=n===void 0?-1:Number(n);i!==t.hovered&&(V(t,i),i>=0&&Zi(t,i))}function zu(t,{card:e,frame:n}){t.view.focus({preventScroll:!0}),t.tip.hidden=!0,e!==void 0?ee(t,Number(e)):n!==void 0&&Mt(t,n)}var _o=`.graph {
  position: relative;
  height: var(--height);
  display: flex;
  flex-direction: column;
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-base-radius);
  background: var(--st-background-color);
  color: var(--text);
  font-family: var(--st-font);
  font-size: 0.9rem;
  overflow: hidden;
}
/* Picture and player take what the head leaves them, in one column what the program leaves, on a phone a whole screen;
   in a frame of another page nearly all of it. */
@media (min-width: 961px) {
  .graph {
    height: clamp(380px, 100vh - var(--around-graph, 176px), 1200px);
  }
}
@media (min-width: 761px) and (max-width: 960px) {
  .graph {
    height: clamp(360px, 100vh - var(--around-graph, 400px), 560px);
  }
}
@media (max-width: 760px) {
  .graph {
    height: clamp(440px, 100vh - var(--around-graph, 120px), 760px);
  }
}
.view {
  position: relative;
  flex: 1;
  min-height: 0;
  container: view / size;
  contain: strict; /* what a step changes in here moves nothing outside */
  overflow: clip; /* what is hidden would still be scrolled by the browser, to things that are looked for */
  cursor: grab;
  touch-action: none;
  background-image: radial-gradient(var(--separator) 1px, transparent 1px);
  background-size: 22px 22px;
}
.view.dragging {
  cursor: grabbing;
}
.view.dragging .canvas {
  will-change: transform;
}
.view:focus {
  outline: none;
}
.view:focus-visible {
  box-shadow: inset 0 0 0 2px var(--st-primary-color);
}
.canvas {
  position: absolute;
  left: 0;
  top: 0;
  transform-origin: 0 0;
  user-select: none;
}
.awaiting .canvas {
  visibility: hidden;
}
.canvas svg {
  display: block;
  overflow: visible;
  contain: layout style;
}
.empty {
  position: absolute;
  inset: 0;
  display: grid;
  place-items: center;
  color: var(--muted);
}
.empty[hidden],
.tip[hidden],
.legend[hidden] {
  display: none;
}

text {
  pointer-events: none;
}
.node {
  cursor: pointer;
}
.node.view > rect.stroke-card-line,
.node.again > rect.stroke-card-line,
.node.more > rect.stroke-card-line {
  stroke-dasharray: 5 3;
}
.node.folded > rect.fill-folded {
  filter: drop-shadow(3px 3px 0 var(--folded)) drop-shadow(0.8px 0.8px 0 var(--card-line));
}
.cluster {
  cursor: pointer;
}
.cluster > rect {
  stroke-dasharray: 2 3;
}
/* Where no gradient flows everything is grey, and as easy to read as elsewhere. */
.node.pruned .fill-text {
  fill: var(--muted);
}
.node.pruned .value > rect,
.node.pruned .adjoint > rect {
  fill: var(--separator);
  fill-opacity: 0.45;
}
.node.pruned > rect.stroke-card-line,
.edge.pruned > path.stroke-edge {
  stroke-dasharray: 1.5 4;
  stroke-linecap: round;
}
.edge.pruned {
  opacity: 0.7;
}

.hit {
  fill: none;
  stroke: transparent;
  stroke-width: 13;
  cursor: help;
}
.edge.blocked > path.stroke-edge {
  stroke-dasharray: 1.5 4;
  stroke-linecap: round;
}
.cut path {
  stroke: var(--wrong);
  stroke-width: 1.8;
  fill: none;
}
.cut text {
  fill: var(--wrong);
  paint-order: stroke;
  stroke: var(--st-background-color);
  stroke-width: 3;
}

/* Light. */
.canvas:not(.stepping) .node.traced > rect.stroke-card-line {
  stroke: var(--backward);
  stroke-width: 2;
}
.canvas:not(.stepping) .edge.traced > path.stroke-edge {
  stroke: var(--backward);
  stroke-width: 3.4;
  opacity: 0.5;
}
.canvas:not(.stepping) .node.wrong > rect.stroke-card-line {
  stroke: var(--wrong);
  stroke-width: 3;
}
.canvas:not(.stepping) .node.wrong > rect.fill-card {
  filter: drop-shadow(0 0 5px var(--wrong));
}
.canvas:not(.stepping) .node.culprit > rect.stroke-card-line {
  stroke: var(--wrong);
  stroke-width: 3.4;
}
.canvas:not(.stepping) .node.culprit > rect.fill-card {
  filter: drop-shadow(0 0 6px var(--wrong));
}
.edge.told > path.stroke-edge {
  stroke: var(--text);
  stroke-width: 3;
}
.edge.told > .chip > rect {
  stroke-width: 2;
}
.node,
.edge {
  transition: opacity 0.12s;
}
.hovering .node:not(.here, .up, .down),
.hovering .edge:not(.up, .down),
.searching .node:not(.match) {
  opacity: 0.22;
}
.hovering .node.up > rect.stroke-card-line {
  stroke: var(--forward);
}
.hovering .node.down > rect.stroke-card-line {
  stroke: var(--backward);
  stroke-dasharray: 7 2;
}
.hovering .edge.up > path.stroke-edge {
  stroke: var(--forward);
  stroke-width: 2.4;
}
.hovering .edge.up > polygon.fill-edge {
  fill: var(--forward);
}
.hovering .edge.down > path.stroke-edge {
  stroke: var(--backward);
  stroke-width: 2.4;
  stroke-dasharray: 9 3;
}
.hovering .edge.down > polygon.fill-edge {
  fill: var(--backward);
}
.hovering .node.here > rect.stroke-card-line {
  stroke: var(--text);
  stroke-width: 1.6;
}
.node.match > rect.stroke-card-line {
  stroke: var(--selection);
  stroke-width: 3;
}
.node.selected > rect.stroke-card-line {
  stroke: var(--selection);
  stroke-width: 3;
  stroke-dasharray: none;
}
.node.selected > rect.fill-card {
  filter: drop-shadow(0 0 5px var(--selection));
}
.edge.near > path {
  stroke-width: 2.2;
}

/* What stands over it. */
.bar {
  position: absolute;
  top: 8px;
  right: calc(8px + var(--drawer-covers, 0px));
  display: flex;
  gap: 6px;
  align-items: center;
}
.bar input,
.bar button {
  height: 28px;
  border: 1px solid var(--st-border-color);
  border-radius: 7px;
  background: var(--st-background-color);
  color: var(--text);
  font: inherit;
}
.bar input {
  width: 9rem;
  padding: 0 8px;
  font-size: 0.82rem;
  transition: width 0.15s;
}
.beside .bar input {
  width: 4.5rem;
}
.bar input:focus {
  width: 15rem;
}
.bar input::placeholder {
  color: var(--muted);
  opacity: 1;
}
.bar button {
  width: 30px;
  padding: 0;
  cursor: pointer;
  line-height: 1;
}
.bar button svg {
  display: block;
  width: 14px;
  height: 14px;
  margin: auto;
  fill: currentColor;
}
.bar button:hover {
  border-color: var(--st-primary-color);
  color: var(--st-primary-color);
}
/* Fingers pinch. */
@media (max-width: 760px) {
  .bar button.by-step {
    display: none;
  }
  .bar input {
    width: 3.8rem;
  }
  .bar input:focus {
    width: 6rem;
  }
}
.bar :focus-visible {
  outline: 2px solid var(--st-primary-color);
  outline-offset: 1px;
}
.found {
  color: var(--muted);
  font-size: 0.8rem;
  background: var(--st-background-color);
}
.legend {
  position: absolute;
  top: 44px;
  right: calc(8px + var(--drawer-covers, 0px));
  padding: 8px 12px;
  border: 1px solid var(--st-border-color);
  border-radius: 8px;
  background: var(--st-background-color);
  font-size: 0.82rem;
  line-height: 1.75;
}
.legend .sign {
  display: inline-block;
  width: 34px;
  height: 10px;
  margin-right: 10px;
  text-align: center;
  line-height: 10px;
}
.forward {
  color: var(--forward);
}
.backward {
  color: var(--backward);
}
.sign.line {
  height: 0;
  border-top: 2px solid var(--edge);
  vertical-align: middle;
}
.sign.back {
  height: 0;
  border-top: 2px dashed var(--backward);
  vertical-align: middle;
}
.sign.dashed {
  border: 1px dashed var(--card-line);
  border-radius: 4px;
}
.sign.double {
  border: 3px double var(--card-line);
  border-radius: 4px;
  height: 6px;
}
.sign.cutting {
  height: 12px;
  width: 3px;
  margin: 0 25px 0 15px;
  border: solid var(--wrong);
  border-width: 0 2px;
  vertical-align: middle;
}
.sign.grey {
  border: 2px dotted var(--muted);
  border-radius: 4px;
}
.tip {
  top: 0;
  left: 0;
  position: absolute;
  z-index: 2;
  max-width: 30rem;
  padding: 7px 10px;
  border: 1px solid var(--card-line);
  border-radius: 8px;
  background: var(--st-background-color);
  box-shadow: 0 4px 14px rgb(0 0 0 / 0.16);
  font: 12px / 1.5 var(--st-code-font);
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  pointer-events: none;
}
.tip .title {
  color: var(--muted);
}
.tip .title b {
  color: var(--text);
}
.tip .formula {
  margin: 2px 0;
}
.tip > .forward,
.tip > .backward {
  display: flex;
}
.tip > .forward span,
.tip > .backward span {
  color: var(--text);
}
.tip .fact + .fact {
  margin-top: 1px;
}
.tip .hint {
  color: var(--muted);
  font-family: var(--st-font);
}
.unseen {
  position: absolute;
  width: 1px;
  height: 1px;
  margin: 0;
  padding: 0;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (prefers-reduced-motion: reduce) {
  * {
    transition: none !important;
  }
}
`;var cp=Jn([tr,Zn,Qn,_o,po,vo,bo,ho],t=>{let e=Iu(t);return{update(n,{setTriggerValue:r}){e.send=i=>r("acted",{...i,at:e.selected}),er(e,n),Ru(e,n)},stop:e.stop}});function Iu(t){let e=t.appendChild(w("div","graph themed")),n=e.appendChild(w("div","view")),r=n.appendChild(w("div","canvas")),i=n.appendChild(w("div","empty")),o=n.appendChild(w("div","drawing")),s=e.appendChild(w("div","bar")),a=e.appendChild(w("div","legend")),l=e.appendChild(w("div","tip")),c=e.appendChild(w("ol","unseen")),u=e.appendChild(w("div","unseen"));n.tabIndex=0,n.setAttribute("role","application"),u.setAttribute("aria-live","polite"),l.setAttribute("aria-hidden","true"),l.hidden=a.hidden=o.hidden=!0,o.setAttribute("role","status");let f={root:t,box:e,view:n,canvas:r,empty:i,drawing:o,bar:s,legend:a,tip:l,list:c,said:u,data:null,svg:null,sheet:null,attached:null,sheets:new Map,away:[],cards:[],edges:[],frames:[],selected:null,told:void 0,scale:1,x:0,y:0,width:0,height:0,fitted:!0,toggled:null,way:null,cursor:-1,hovered:-1,edgeHovered:-1,staying:0,room:{width:0,height:0},covered:{right:0,bottom:0},turn:0,numbers:null,moving:null,pictures:new Map,asked:new Map,awaited:null,answers:new Map,send:M=>{}};f.show=({svg:M,cards:S,edges:g,frames:T,cardOf:z,timeline:D,shown:R,root:P,wrong:W,ticket:ct,chosen:Ct,notes:Ot})=>{let Be={svg:M,cards:S,edges:g,frames:T,cardOf:z,timeline:D,shown:R,root:P,wrong:W,ticket:ct,chosen:Ct};ct!==f.data.ticket&&C("notes",ct===f.notesOf?null:Ot??null),Mo(f,{...f.data,...Be})},f.controls=Ai(f),f.player=Ui(f),f.menu=wo(f),n.after(f.player.box),Mi(f),ko(f);let h=new ResizeObserver(()=>{f.room={width:n.clientWidth,height:n.clientHeight},document.documentElement.style.setProperty("--drawer-height",`${n.clientHeight+1}px`),f.fitted&&B(f),Fn(f),Qt(f)});h.observe(n);let m=$u(f),b=Ei(f);return f.stop=()=>{h.disconnect(),clearTimeout(f.asking),clearTimeout(f.patience),clearTimeout(f.resting),clearTimeout(f.pointing),cancelIdleCallback(f.preparing),cancelIdleCallback(f.listing),Ce(f),m(),b(),Pe(f),delete document.documentElement.dataset.turning,At(null),e.remove()},f}function $u(t){return Kn({who:()=>t.data&&Le(t,"page"),told:({node:e,chosen:n})=>{t.told=e,n===t.unheard&&(t.unheard=null)},way:e=>{t.way=e,Gn(t)},drawer:({right:e,bottom:n})=>{let r=n?t.view.getBoundingClientRect().bottom-innerHeight+n:0,i=t.covered;if(t.covered={right:e,bottom:Math.max(0,r)},t.box.classList.toggle("beside",e>0),i.right===e&&i.bottom===t.covered.bottom)return;let o=t.cards[ht(t,t.selected)];t.fitted&&B(t),o&&Zt(t,o)},picture:e=>co(t,e),noted:({ticket:e})=>{t.notesOf=e},holds:e=>{e.picture=$n(t)},numbers:e=>ji(t,e),closed:()=>t.view.focus({preventScroll:!0}),"edge-answer":e=>{e.ticket===t.data?.ticket&&(t.answers.set(e.edge,e.says),t.edgeHovered>=0&&jn(t,t.edges[t.edgeHovered]))}})}function Ru(t,e){let{ticket:n,chosen:r,selected:i,room:o,turning:s,turn:a,height:l,words:c,svg:u}=e,f=JSON.stringify([n,r,i,o,s,a,l,c]);if(f===t.message&&u===t.sent)return Pu(t);Object.assign(t,{message:f,sent:u});let{unheard:h}=t;t.notesOf??=e.ticket,clearTimeout(t.awaited?.timer),t.awaited=null,je(t,!1),t.box.style.setProperty("--height",`${e.height}px`),Fe(t.box),Mo(t,e),Vi(t),h&&ft(t,h)}function Pu(t){Fe(t.box),Pt(t,Oe)}function Mo(t,e){let n=e.ticket!==t.data?.ticket,r=t.data;t.data=e,n&&t.answers.clear(),Qt(t),t.worded!==JSON.stringify(e.words)&&Ci(t,e.words);let i=no(t,e);i!==t.sheet&&go(t,e,i),n&&(t.way=null),Gn(t),Ie(t,e);let s=!r||e.selected!==r.selected&&e.selected!==t.told?e.selected:t.selected;Ii(t,s!==null&&s<e.nodes?s:null),e.chosen&&(t.empty.textContent=e.words[e.chosen.view==="torch"?"empty-torch":"empty"]),Wn(t),t.svg!==t.attached&&vi(t),lo(t),ie(t)}export{cp as default};
