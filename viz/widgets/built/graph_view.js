var Ti="http://www.w3.org/2000/svg";function w(t,e="",n=""){let r=document.createElement(t);return e&&(r.className=e),n!==""&&(r.textContent=String(n)),r}function T(t,e={},n=""){let r=document.createElementNS(Ti,t);for(let[i,o]of Object.entries(e))r.setAttribute(i,String(o));return n&&r.setAttribute("class",n),r}function St(t){let e=T("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(T("path",{d:t})),e}function R(t,e){window.dispatchEvent(new CustomEvent(`cotangent:${t}`,{detail:e}))}function An(t){let e=Object.entries(t).map(([n,r])=>{let i=o=>r(o.detail);return window.addEventListener(`cotangent:${n}`,i),()=>window.removeEventListener(`cotangent:${n}`,i)});return()=>{for(let n of e)n()}}function Sn(t,e){let n=t.map(i=>{let o=new CSSStyleSheet;return o.replaceSync(i),o}),r=new WeakMap;return i=>{let o=i.parentElement,s=r.get(o);s||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...n],s=e(o),r.set(o,s));let a=s;return a.update(i.data,i),()=>{a.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(c=>!n.includes(c)),r.delete(o)}}}var Cn=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var Nn=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function $i(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),Oi(n)}function Oi(t){let[e=255,n=255,r=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*r<128}function Tn(t){let e=$i(t);return t.classList.toggle("dark",e),e}var zn={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function jt(t,{key:e}){let n=e.length===1?e.toLowerCase():e;return Object.entries(zn[t]).find(([,r])=>r.includes(n))?.[0]}var Se="http://www.w3.org/1999/xhtml",Ln={svg:"http://www.w3.org/2000/svg",xhtml:Se,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Ct(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),Ln.hasOwnProperty(e)?{space:Ln[e],local:t}:t}function Pi(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===Se&&e.documentElement.namespaceURI===Se?e.createElement(t):e.createElementNS(n,t)}}function Ri(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function $n(t){var e=Ct(t);return(e.local?Ri:Pi)(e)}function qi(){}function Jt(t){return t==null?qi:function(){return this.querySelector(t)}}function Bi(t){typeof t!="function"&&(t=Jt(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),c,l,u=0;u<s;++u)(c=o[u])&&(l=t.call(c,c.__data__,u,o))&&("__data__"in c&&(l.__data__=c.__data__),a[u]=l);return new O(r,this._parents)}function Di(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Hi(){return[]}function Ne(t){return t==null?Hi:function(){return this.querySelectorAll(t)}}function Fi(t){return function(){return Di(t.apply(this,arguments))}}function Xi(t){typeof t=="function"?t=Fi(t):t=Ne(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,c,l=0;l<a;++l)(c=s[l])&&(r.push(t.call(c,c.__data__,l,s)),i.push(c));return new O(r,i)}function Te(t){return function(){return this.matches(t)}}function On(t){return function(e){return e.matches(t)}}var Vi=Array.prototype.find;function Yi(t){return function(){return Vi.call(this.children,t)}}function Wi(){return this.firstElementChild}function Gi(t){return this.select(t==null?Wi:Yi(typeof t=="function"?t:On(t)))}var Ui=Array.prototype.filter;function Ki(){return Array.from(this.children)}function ji(t){return function(){return Ui.call(this.children,t)}}function Qi(t){return this.selectAll(t==null?Ki:ji(typeof t=="function"?t:On(t)))}function Ji(t){typeof t!="function"&&(t=Te(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,l=0;l<s;++l)(c=o[l])&&t.call(c,c.__data__,l,o)&&a.push(c);return new O(r,this._parents)}function In(t){return new Array(t.length)}function Zi(){return new O(this._enter||this._groups.map(In),this._parents)}function Qt(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}Qt.prototype={constructor:Qt,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function to(t){return function(){return t}}function eo(t,e,n,r,i,o){for(var s=0,a,c=e.length,l=o.length;s<l;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new Qt(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function no(t,e,n,r,i,o,s){var a,c,l=new Map,u=e.length,d=o.length,h=new Array(u),m;for(a=0;a<u;++a)(c=e[a])&&(h[a]=m=s.call(c,c.__data__,a,e)+"",l.has(m)?i[a]=c:l.set(m,c));for(a=0;a<d;++a)m=s.call(t,o[a],a,o)+"",(c=l.get(m))?(r[a]=c,c.__data__=o[a],l.delete(m)):n[a]=new Qt(t,o[a]);for(a=0;a<u;++a)(c=e[a])&&l.get(h[a])===c&&(i[a]=c)}function ro(t){return t.__data__}function io(t,e){if(!arguments.length)return Array.from(this,ro);var n=e?no:eo,r=this._parents,i=this._groups;typeof t!="function"&&(t=to(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),l=0;l<o;++l){var u=r[l],d=i[l],h=d.length,m=oo(t.call(u,u&&u.__data__,l,r)),b=m.length,M=a[l]=new Array(b),A=s[l]=new Array(b),x=c[l]=new Array(h);n(u,d,M,A,x,m,e);for(var z=0,L=0,W,q;z<b;++z)if(W=M[z]){for(z>=L&&(L=z+1);!(q=A[L])&&++L<b;);W._next=q||null}}return s=new O(s,r),s._enter=a,s._exit=c,s}function oo(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function so(){return new O(this._exit||this._groups.map(In),this._parents)}function ao(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function co(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var l=n[c],u=r[c],d=l.length,h=a[c]=new Array(d),m,b=0;b<d;++b)(m=l[b]||u[b])&&(h[b]=m);for(;c<i;++c)a[c]=n[c];return new O(a,this._parents)}function lo(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function uo(t){t||(t=fo);function e(d,h){return d&&h?t(d.__data__,h.__data__):!d-!h}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,c=i[o]=new Array(a),l,u=0;u<a;++u)(l=s[u])&&(c[u]=l);c.sort(e)}return new O(i,this._parents).order()}function fo(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function ho(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function po(){return Array.from(this)}function mo(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function vo(){let t=0;for(let e of this)++t;return t}function go(){return!this.node()}function wo(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function xo(t){return function(){this.removeAttribute(t)}}function yo(t){return function(){this.removeAttributeNS(t.space,t.local)}}function bo(t,e){return function(){this.setAttribute(t,e)}}function ko(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function _o(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Mo(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Eo(t,e){var n=Ct(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?yo:xo:typeof e=="function"?n.local?Mo:_o:n.local?ko:bo)(n,e))}function Pn(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ao(t){return function(){this.style.removeProperty(t)}}function So(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Co(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function No(t,e,n){return arguments.length>1?this.each((e==null?Ao:typeof e=="function"?Co:So)(t,e,n??"")):lt(this.node(),t)}function lt(t,e){return t.style.getPropertyValue(e)||Pn(t).getComputedStyle(t,null).getPropertyValue(e)}function To(t){return function(){delete this[t]}}function zo(t,e){return function(){this[t]=e}}function Lo(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function $o(t,e){return arguments.length>1?this.each((e==null?To:typeof e=="function"?Lo:zo)(t,e)):this.node()[t]}function Rn(t){return t.trim().split(/^|\s+/)}function ze(t){return t.classList||new qn(t)}function qn(t){this._node=t,this._names=Rn(t.getAttribute("class")||"")}qn.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Bn(t,e){for(var n=ze(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Dn(t,e){for(var n=ze(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function Oo(t){return function(){Bn(this,t)}}function Io(t){return function(){Dn(this,t)}}function Po(t,e){return function(){(e.apply(this,arguments)?Bn:Dn)(this,t)}}function Ro(t,e){var n=Rn(t+"");if(arguments.length<2){for(var r=ze(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?Po:e?Oo:Io)(n,e))}function qo(){this.textContent=""}function Bo(t){return function(){this.textContent=t}}function Do(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ho(t){return arguments.length?this.each(t==null?qo:(typeof t=="function"?Do:Bo)(t)):this.node().textContent}function Fo(){this.innerHTML=""}function Xo(t){return function(){this.innerHTML=t}}function Vo(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function Yo(t){return arguments.length?this.each(t==null?Fo:(typeof t=="function"?Vo:Xo)(t)):this.node().innerHTML}function Wo(){this.nextSibling&&this.parentNode.appendChild(this)}function Go(){return this.each(Wo)}function Uo(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Ko(){return this.each(Uo)}function jo(t){var e=typeof t=="function"?t:$n(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function Qo(){return null}function Jo(t,e){var n=typeof t=="function"?t:$n(t),r=e==null?Qo:typeof e=="function"?e:Jt(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Zo(){var t=this.parentNode;t&&t.removeChild(this)}function ts(){return this.each(Zo)}function es(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function ns(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function rs(t){return this.select(t?ns:es)}function is(t){return arguments.length?this.property("__data__",t):this.node().__data__}function os(t){return function(e){t.call(this,e,this.__data__)}}function ss(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function as(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function cs(t,e,n){return function(){var r=this.__on,i,o=os(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function ls(t,e,n){var r=ss(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,l=a.length,u;c<l;++c)for(i=0,u=a[c];i<o;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?cs:as,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function Hn(t,e,n){var r=Pn(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function us(t,e){return function(){return Hn(this,t,e)}}function fs(t,e){return function(){return Hn(this,t,e.apply(this,arguments))}}function ds(t,e){return this.each((typeof e=="function"?fs:us)(t,e))}function*hs(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var Fn=[null];function O(t,e){this._groups=t,this._parents=e}function ut(){return new O([[document.documentElement]],Fn)}function ps(){return this}O.prototype=ut.prototype={constructor:O,select:Bi,selectAll:Xi,selectChild:Gi,selectChildren:Qi,filter:Ji,data:io,enter:Zi,exit:so,join:ao,merge:co,selection:ps,order:lo,sort:uo,call:ho,nodes:po,node:mo,size:vo,empty:go,each:wo,attr:Eo,style:No,property:$o,classed:Ro,text:Ho,html:Yo,raise:Go,lower:Ko,append:jo,insert:Jo,remove:ts,clone:rs,datum:is,on:ls,dispatch:ds,[Symbol.iterator]:hs};function I(t){return typeof t=="string"?new O([[document.querySelector(t)]],[document.documentElement]):new O([[t]],Fn)}var ms=0;function vs(){return new Ce}function Ce(){this._="@"+(++ms).toString(36)}Ce.prototype=vs.prototype={constructor:Ce,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function gs(t){let e;for(;e=t.sourceEvent;)t=e;return t}function tt(t,e){if(t=gs(t),e===void 0&&(e=t.currentTarget),e){var n=e.ownerSVGElement||e;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=t.clientX,r.y=t.clientY,r=r.matrixTransform(e.getScreenCTM().inverse()),[r.x,r.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var ws={value:()=>{}};function Nt(){for(var t=0,e=arguments.length,n={},r;t<e;++t){if(!(r=arguments[t]+"")||r in n||/[\s.]/.test(r))throw new Error("illegal type: "+r);n[r]=[]}return new Zt(n)}function Zt(t){this._=t}function xs(t,e){return t.trim().split(/^|\s+/).map(function(n){var r="",i=n.indexOf(".");if(i>=0&&(r=n.slice(i+1),n=n.slice(0,i)),n&&!e.hasOwnProperty(n))throw new Error("unknown type: "+n);return{type:n,name:r}})}Zt.prototype=Nt.prototype={constructor:Zt,on:function(t,e){var n=this._,r=xs(t+"",n),i,o=-1,s=r.length;if(arguments.length<2){for(;++o<s;)if((i=(t=r[o]).type)&&(i=ys(n[i],t.name)))return i;return}if(e!=null&&typeof e!="function")throw new Error("invalid callback: "+e);for(;++o<s;)if(i=(t=r[o]).type)n[i]=Xn(n[i],t.name,e);else if(e==null)for(i in n)n[i]=Xn(n[i],t.name,null);return this},copy:function(){var t={},e=this._;for(var n in e)t[n]=e[n].slice();return new Zt(t)},call:function(t,e){if((i=arguments.length-2)>0)for(var n=new Array(i),r=0,i,o;r<i;++r)n[r]=arguments[r+2];if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(o=this._[t],r=0,i=o.length;r<i;++r)o[r].value.apply(e,n)},apply:function(t,e,n){if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(var r=this._[t],i=0,o=r.length;i<o;++i)r[i].value.apply(e,n)}};function ys(t,e){for(var n=0,r=t.length,i;n<r;++n)if((i=t[n]).name===e)return i.value}function Xn(t,e,n){for(var r=0,i=t.length;r<i;++r)if(t[r].name===e){t[r]=ws,t=t.slice(0,r).concat(t.slice(r+1));break}return n!=null&&t.push({name:e,value:n}),t}var Le={capture:!0,passive:!1};function $e(t){t.preventDefault(),t.stopImmediatePropagation()}function Vn(t){var e=t.document.documentElement,n=I(t).on("dragstart.drag",$e,Le);"onselectstart"in e?n.on("selectstart.drag",$e,Le):(e.__noselect=e.style.MozUserSelect,e.style.MozUserSelect="none")}function Yn(t,e){var n=t.document.documentElement,r=I(t).on("dragstart.drag",null);e&&(r.on("click.drag",$e,Le),setTimeout(function(){r.on("click.drag",null)},0)),"onselectstart"in n?r.on("selectstart.drag",null):(n.style.MozUserSelect=n.__noselect,delete n.__noselect)}function bs(t,{sourceEvent:e,subject:n,target:r,identifier:i,active:o,x:s,y:a,dx:c,dy:l,dispatch:u}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},subject:{value:n,enumerable:!0,configurable:!0},target:{value:r,enumerable:!0,configurable:!0},identifier:{value:i,enumerable:!0,configurable:!0},active:{value:o,enumerable:!0,configurable:!0},x:{value:s,enumerable:!0,configurable:!0},y:{value:a,enumerable:!0,configurable:!0},dx:{value:c,enumerable:!0,configurable:!0},dy:{value:l,enumerable:!0,configurable:!0},_:{value:u}})}bs.prototype.on=function(){var t=this._.on.apply(this._,arguments);return t===this._?this:t};function bt(t,e,n){t.prototype=e.prototype=n,n.constructor=t}function Lt(t,e){var n=Object.create(t.prototype);for(var r in e)n[r]=e[r];return n}function ct(){}var pt=.7,yt=1/pt,wt="\\s*([+-]?\\d+)\\s*",Tt="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",U="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",ks=/^#([0-9a-f]{3,8})$/,_s=new RegExp(`^rgb\\(${wt},${wt},${wt}\\)$`),Ms=new RegExp(`^rgb\\(${U},${U},${U}\\)$`),Es=new RegExp(`^rgba\\(${wt},${wt},${wt},${Tt}\\)$`),As=new RegExp(`^rgba\\(${U},${U},${U},${Tt}\\)$`),Ss=new RegExp(`^hsl\\(${Tt},${U},${U}\\)$`),Cs=new RegExp(`^hsla\\(${Tt},${U},${U},${Tt}\\)$`),Wn={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};bt(ct,mt,{copy(t){return Object.assign(new this.constructor,this,t)},displayable(){return this.rgb().displayable()},hex:Gn,formatHex:Gn,formatHex8:Ns,formatHsl:Ts,formatRgb:Un,toString:Un});function Gn(){return this.rgb().formatHex()}function Ns(){return this.rgb().formatHex8()}function Ts(){return rr(this).formatHsl()}function Un(){return this.rgb().formatRgb()}function mt(t){var e,n;return t=(t+"").trim().toLowerCase(),(e=ks.exec(t))?(n=e[1].length,e=parseInt(e[1],16),n===6?Kn(e):n===3?new C(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):n===8?te(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):n===4?te(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=_s.exec(t))?new C(e[1],e[2],e[3],1):(e=Ms.exec(t))?new C(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=Es.exec(t))?te(e[1],e[2],e[3],e[4]):(e=As.exec(t))?te(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=Ss.exec(t))?Jn(e[1],e[2]/100,e[3]/100,1):(e=Cs.exec(t))?Jn(e[1],e[2]/100,e[3]/100,e[4]):Wn.hasOwnProperty(t)?Kn(Wn[t]):t==="transparent"?new C(NaN,NaN,NaN,0):null}function Kn(t){return new C(t>>16&255,t>>8&255,t&255,1)}function te(t,e,n,r){return r<=0&&(t=e=n=NaN),new C(t,e,n,r)}function Be(t){return t instanceof ct||(t=mt(t)),t?(t=t.rgb(),new C(t.r,t.g,t.b,t.opacity)):new C}function $t(t,e,n,r){return arguments.length===1?Be(t):new C(t,e,n,r??1)}function C(t,e,n,r){this.r=+t,this.g=+e,this.b=+n,this.opacity=+r}bt(C,$t,Lt(ct,{brighter(t){return t=t==null?yt:Math.pow(yt,t),new C(this.r*t,this.g*t,this.b*t,this.opacity)},darker(t){return t=t==null?pt:Math.pow(pt,t),new C(this.r*t,this.g*t,this.b*t,this.opacity)},rgb(){return this},clamp(){return new C(dt(this.r),dt(this.g),dt(this.b),ne(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:jn,formatHex:jn,formatHex8:zs,formatRgb:Qn,toString:Qn}));function jn(){return`#${ft(this.r)}${ft(this.g)}${ft(this.b)}`}function zs(){return`#${ft(this.r)}${ft(this.g)}${ft(this.b)}${ft((isNaN(this.opacity)?1:this.opacity)*255)}`}function Qn(){let t=ne(this.opacity);return`${t===1?"rgb(":"rgba("}${dt(this.r)}, ${dt(this.g)}, ${dt(this.b)}${t===1?")":`, ${t})`}`}function ne(t){return isNaN(t)?1:Math.max(0,Math.min(1,t))}function dt(t){return Math.max(0,Math.min(255,Math.round(t)||0))}function ft(t){return t=dt(t),(t<16?"0":"")+t.toString(16)}function Jn(t,e,n,r){return r<=0?t=e=n=NaN:n<=0||n>=1?t=e=NaN:e<=0&&(t=NaN),new F(t,e,n,r)}function rr(t){if(t instanceof F)return new F(t.h,t.s,t.l,t.opacity);if(t instanceof ct||(t=mt(t)),!t)return new F;if(t instanceof F)return t;t=t.rgb();var e=t.r/255,n=t.g/255,r=t.b/255,i=Math.min(e,n,r),o=Math.max(e,n,r),s=NaN,a=o-i,c=(o+i)/2;return a?(e===o?s=(n-r)/a+(n<r)*6:n===o?s=(r-e)/a+2:s=(e-n)/a+4,a/=c<.5?o+i:2-o-i,s*=60):a=c>0&&c<1?0:s,new F(s,a,c,t.opacity)}function ie(t,e,n,r){return arguments.length===1?rr(t):new F(t,e,n,r??1)}function F(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}bt(F,ie,Lt(ct,{brighter(t){return t=t==null?yt:Math.pow(yt,t),new F(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?pt:Math.pow(pt,t),new F(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=this.h%360+(this.h<0)*360,e=isNaN(t)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*e,i=2*n-r;return new C(Oe(t>=240?t-240:t+120,i,r),Oe(t,i,r),Oe(t<120?t+240:t-120,i,r),this.opacity)},clamp(){return new F(Zn(this.h),ee(this.s),ee(this.l),ne(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let t=ne(this.opacity);return`${t===1?"hsl(":"hsla("}${Zn(this.h)}, ${ee(this.s)*100}%, ${ee(this.l)*100}%${t===1?")":`, ${t})`}`}}));function Zn(t){return t=(t||0)%360,t<0?t+360:t}function ee(t){return Math.max(0,Math.min(1,t||0))}function Oe(t,e,n){return(t<60?e+(n-e)*t/60:t<180?n:t<240?e+(n-e)*(240-t)/60:e)*255}var ir=Math.PI/180,or=180/Math.PI,re=18,sr=.96422,ar=1,cr=.82521,lr=4/29,xt=6/29,ur=3*xt*xt,Ls=xt*xt*xt;function fr(t){if(t instanceof K)return new K(t.l,t.a,t.b,t.opacity);if(t instanceof et)return hr(t);t instanceof C||(t=Be(t));var e=qe(t.r),n=qe(t.g),r=qe(t.b),i=Ie((.2225045*e+.7168786*n+.0606169*r)/ar),o,s;return e===n&&n===r?o=s=i:(o=Ie((.4360747*e+.3850649*n+.1430804*r)/sr),s=Ie((.0139322*e+.0971045*n+.7141733*r)/cr)),new K(116*i-16,500*(o-i),200*(i-s),t.opacity)}function dr(t,e,n,r){return arguments.length===1?fr(t):new K(t,e,n,r??1)}function K(t,e,n,r){this.l=+t,this.a=+e,this.b=+n,this.opacity=+r}bt(K,dr,Lt(ct,{brighter(t){return new K(this.l+re*(t??1),this.a,this.b,this.opacity)},darker(t){return new K(this.l-re*(t??1),this.a,this.b,this.opacity)},rgb(){var t=(this.l+16)/116,e=isNaN(this.a)?t:t+this.a/500,n=isNaN(this.b)?t:t-this.b/200;return e=sr*Pe(e),t=ar*Pe(t),n=cr*Pe(n),new C(Re(3.1338561*e-1.6168667*t-.4906146*n),Re(-.9787684*e+1.9161415*t+.033454*n),Re(.0719453*e-.2289914*t+1.4052427*n),this.opacity)}}));function Ie(t){return t>Ls?Math.pow(t,1/3):t/ur+lr}function Pe(t){return t>xt?t*t*t:ur*(t-lr)}function Re(t){return 255*(t<=.0031308?12.92*t:1.055*Math.pow(t,1/2.4)-.055)}function qe(t){return(t/=255)<=.04045?t/12.92:Math.pow((t+.055)/1.055,2.4)}function $s(t){if(t instanceof et)return new et(t.h,t.c,t.l,t.opacity);if(t instanceof K||(t=fr(t)),t.a===0&&t.b===0)return new et(NaN,0<t.l&&t.l<100?0:NaN,t.l,t.opacity);var e=Math.atan2(t.b,t.a)*or;return new et(e<0?e+360:e,Math.sqrt(t.a*t.a+t.b*t.b),t.l,t.opacity)}function oe(t,e,n,r){return arguments.length===1?$s(t):new et(t,e,n,r??1)}function et(t,e,n,r){this.h=+t,this.c=+e,this.l=+n,this.opacity=+r}function hr(t){if(isNaN(t.h))return new K(t.l,0,0,t.opacity);var e=t.h*ir;return new K(t.l,Math.cos(e)*t.c,Math.sin(e)*t.c,t.opacity)}bt(et,oe,Lt(ct,{brighter(t){return new et(this.h,this.c,this.l+re*(t??1),this.opacity)},darker(t){return new et(this.h,this.c,this.l-re*(t??1),this.opacity)},rgb(){return hr(this).rgb()}}));var pr=-.14861,De=1.78277,He=-.29227,se=-.90649,zt=1.97294,tr=zt*se,er=zt*De,nr=De*He-se*pr;function Os(t){if(t instanceof ht)return new ht(t.h,t.s,t.l,t.opacity);t instanceof C||(t=Be(t));var e=t.r/255,n=t.g/255,r=t.b/255,i=(nr*r+tr*e-er*n)/(nr+tr-er),o=r-i,s=(zt*(n-i)-He*o)/se,a=Math.sqrt(s*s+o*o)/(zt*i*(1-i)),c=a?Math.atan2(s,o)*or-120:NaN;return new ht(c<0?c+360:c,a,i,t.opacity)}function ae(t,e,n,r){return arguments.length===1?Os(t):new ht(t,e,n,r??1)}function ht(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}bt(ht,ae,Lt(ct,{brighter(t){return t=t==null?yt:Math.pow(yt,t),new ht(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?pt:Math.pow(pt,t),new ht(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=isNaN(this.h)?0:(this.h+120)*ir,e=+this.l,n=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(t),i=Math.sin(t);return new C(255*(e+n*(pr*r+De*i)),255*(e+n*(He*r+se*i)),255*(e+n*(zt*r)),this.opacity)}}));function gr(t,e,n,r,i){var o=t*t,s=o*t;return((1-3*t+3*o-s)*e+(4-6*o+3*s)*n+(1+3*t+3*o-3*s)*r+s*i)/6}function Is(t){var e=t.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,e-1):Math.floor(n*e),i=t[r],o=t[r+1],s=r>0?t[r-1]:2*i-o,a=r<e-1?t[r+2]:2*o-i;return gr((n-r/e)*e,s,i,o,a)}}function Ps(t){var e=t.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*e),i=t[(r+e-1)%e],o=t[r%e],s=t[(r+1)%e],a=t[(r+2)%e];return gr((n-r/e)*e,i,o,s,a)}}var Ye=t=>()=>t;function wr(t,e){return function(n){return t+n*e}}function Rs(t,e,n){return t=Math.pow(t,n),e=Math.pow(e,n)-t,n=1/n,function(r){return Math.pow(t+r*e,n)}}function We(t,e){var n=e-t;return n?wr(t,n>180||n<-180?n-360*Math.round(n/360):n):Ye(isNaN(t)?e:t)}function qs(t){return(t=+t)==1?$:function(e,n){return n-e?Rs(e,n,t):Ye(isNaN(e)?n:e)}}function $(t,e){var n=e-t;return n?wr(t,n):Ye(isNaN(t)?e:t)}var Ge=(function t(e){var n=qs(e);function r(i,o){var s=n((i=$t(i)).r,(o=$t(o)).r),a=n(i.g,o.g),c=n(i.b,o.b),l=$(i.opacity,o.opacity);return function(u){return i.r=s(u),i.g=a(u),i.b=c(u),i.opacity=l(u),i+""}}return r.gamma=t,r})(1);function xr(t){return function(e){var n=e.length,r=new Array(n),i=new Array(n),o=new Array(n),s,a;for(s=0;s<n;++s)a=$t(e[s]),r[s]=a.r||0,i[s]=a.g||0,o[s]=a.b||0;return r=t(r),i=t(i),o=t(o),a.opacity=1,function(c){return a.r=r(c),a.g=i(c),a.b=o(c),a+""}}}var _l=xr(Is),Ml=xr(Ps);function nt(t,e){return t=+t,e=+e,function(n){return t*(1-n)+e*n}}var Xe=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,Fe=new RegExp(Xe.source,"g");function Bs(t){return function(){return t}}function Ds(t){return function(e){return t(e)+""}}function yr(t,e){var n=Xe.lastIndex=Fe.lastIndex=0,r,i,o,s=-1,a=[],c=[];for(t=t+"",e=e+"";(r=Xe.exec(t))&&(i=Fe.exec(e));)(o=i.index)>n&&(o=e.slice(n,o),a[s]?a[s]+=o:a[++s]=o),(r=r[0])===(i=i[0])?a[s]?a[s]+=i:a[++s]=i:(a[++s]=null,c.push({i:s,x:nt(r,i)})),n=Fe.lastIndex;return n<e.length&&(o=e.slice(n),a[s]?a[s]+=o:a[++s]=o),a.length<2?c[0]?Ds(c[0].x):Bs(e):(e=c.length,function(l){for(var u=0,d;u<e;++u)a[(d=c[u]).i]=d.x(l);return a.join("")})}var mr=180/Math.PI,Ve={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function br(t,e,n,r,i,o){var s,a,c;return(s=Math.sqrt(t*t+e*e))&&(t/=s,e/=s),(c=t*n+e*r)&&(n-=t*c,r-=e*c),(a=Math.sqrt(n*n+r*r))&&(n/=a,r/=a,c/=a),t*r<e*n&&(t=-t,e=-e,c=-c,s=-s),{translateX:i,translateY:o,rotate:Math.atan2(e,t)*mr,skewX:Math.atan(c)*mr,scaleX:s,scaleY:a}}var ce;function Hs(t){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(t+"");return e.isIdentity?Ve:br(e.a,e.b,e.c,e.d,e.e,e.f)}function Fs(t){return t==null||(ce||(ce=document.createElementNS("http://www.w3.org/2000/svg","g")),ce.setAttribute("transform",t),!(t=ce.transform.baseVal.consolidate()))?Ve:(t=t.matrix,br(t.a,t.b,t.c,t.d,t.e,t.f))}function kr(t,e,n,r){function i(l){return l.length?l.pop()+" ":""}function o(l,u,d,h,m,b){if(l!==d||u!==h){var M=m.push("translate(",null,e,null,n);b.push({i:M-4,x:nt(l,d)},{i:M-2,x:nt(u,h)})}else(d||h)&&m.push("translate("+d+e+h+n)}function s(l,u,d,h){l!==u?(l-u>180?u+=360:u-l>180&&(l+=360),h.push({i:d.push(i(d)+"rotate(",null,r)-2,x:nt(l,u)})):u&&d.push(i(d)+"rotate("+u+r)}function a(l,u,d,h){l!==u?h.push({i:d.push(i(d)+"skewX(",null,r)-2,x:nt(l,u)}):u&&d.push(i(d)+"skewX("+u+r)}function c(l,u,d,h,m,b){if(l!==d||u!==h){var M=m.push(i(m)+"scale(",null,",",null,")");b.push({i:M-4,x:nt(l,d)},{i:M-2,x:nt(u,h)})}else(d!==1||h!==1)&&m.push(i(m)+"scale("+d+","+h+")")}return function(l,u){var d=[],h=[];return l=t(l),u=t(u),o(l.translateX,l.translateY,u.translateX,u.translateY,d,h),s(l.rotate,u.rotate,d,h),a(l.skewX,u.skewX,d,h),c(l.scaleX,l.scaleY,u.scaleX,u.scaleY,d,h),l=u=null,function(m){for(var b=-1,M=h.length,A;++b<M;)d[(A=h[b]).i]=A.x(m);return d.join("")}}}var _r=kr(Hs,"px, ","px)","deg)"),Mr=kr(Fs,", ",")",")"),Xs=1e-12;function vr(t){return((t=Math.exp(t))+1/t)/2}function Vs(t){return((t=Math.exp(t))-1/t)/2}function Ys(t){return((t=Math.exp(2*t))-1)/(t+1)}var Er=(function t(e,n,r){function i(o,s){var a=o[0],c=o[1],l=o[2],u=s[0],d=s[1],h=s[2],m=u-a,b=d-c,M=m*m+b*b,A,x;if(M<Xs)x=Math.log(h/l)/e,A=function(at){return[a+at*m,c+at*b,l*Math.exp(e*at*x)]};else{var z=Math.sqrt(M),L=(h*h-l*l+r*M)/(2*l*n*z),W=(h*h-l*l-r*M)/(2*h*n*z),q=Math.log(Math.sqrt(L*L+1)-L),B=Math.log(Math.sqrt(W*W+1)-W);x=(B-q)/e,A=function(at){var Gt=at*x,Ut=vr(q),Kt=l/(n*z)*(Ut*Ys(e*Gt+q)-Vs(q));return[a+Kt*m,c+Kt*b,l*Ut/vr(e*Gt+q)]}}return A.duration=Math.abs(x)*1e3*e/Math.SQRT2,A}return i.rho=function(o){var s=Math.max(.001,+o),a=s*s,c=a*a;return t(s,a,c)},i})(Math.SQRT2,2,4);function Ar(t){return function(e,n){var r=t((e=ie(e)).h,(n=ie(n)).h),i=$(e.s,n.s),o=$(e.l,n.l),s=$(e.opacity,n.opacity);return function(a){return e.h=r(a),e.s=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var El=Ar(We),Al=Ar($);function Sr(t){return function(e,n){var r=t((e=oe(e)).h,(n=oe(n)).h),i=$(e.c,n.c),o=$(e.l,n.l),s=$(e.opacity,n.opacity);return function(a){return e.h=r(a),e.c=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var Sl=Sr(We),Cl=Sr($);function Cr(t){return(function e(n){n=+n;function r(i,o){var s=t((i=ae(i)).h,(o=ae(o)).h),a=$(i.s,o.s),c=$(i.l,o.l),l=$(i.opacity,o.opacity);return function(u){return i.h=s(u),i.s=a(u),i.l=c(Math.pow(u,n)),i.opacity=l(u),i+""}}return r.gamma=e,r})(1)}var Nl=Cr(We),Tl=Cr($);var kt=0,It=0,Ot=0,Tr=1e3,le,Pt,ue=0,vt=0,de=0,Rt=typeof performance=="object"&&performance.now?performance:Date,zr=typeof window=="object"&&window.requestAnimationFrame?window.requestAnimationFrame.bind(window):function(t){setTimeout(t,17)};function he(){return vt||(zr(Ws),vt=Rt.now()+de)}function Ws(){vt=0}function fe(){this._call=this._time=this._next=null}fe.prototype=Ke.prototype={constructor:fe,restart:function(t,e,n){if(typeof t!="function")throw new TypeError("callback is not a function");n=(n==null?he():+n)+(e==null?0:+e),!this._next&&Pt!==this&&(Pt?Pt._next=this:le=this,Pt=this),this._call=t,this._time=n,Ue()},stop:function(){this._call&&(this._call=null,this._time=1/0,Ue())}};function Ke(t,e,n){var r=new fe;return r.restart(t,e,n),r}function Gs(){he(),++kt;for(var t=le,e;t;)(e=vt-t._time)>=0&&t._call.call(void 0,e),t=t._next;--kt}function Nr(){vt=(ue=Rt.now())+de,kt=It=0;try{Gs()}finally{kt=0,Ks(),vt=0}}function Us(){var t=Rt.now(),e=t-ue;e>Tr&&(de-=e,ue=t)}function Ks(){for(var t,e=le,n,r=1/0;e;)e._call?(r>e._time&&(r=e._time),t=e,e=e._next):(n=e._next,e._next=null,e=t?t._next=n:le=n);Pt=t,Ue(r)}function Ue(t){if(!kt){It&&(It=clearTimeout(It));var e=t-vt;e>24?(t<1/0&&(It=setTimeout(Nr,Math.ceil(t-Rt.now()-de)+1)),Ot&&(Ot=clearInterval(Ot))):(Ot||(ue=Rt.now(),Ot=setInterval(Us,Tr)),kt=1,zr(Nr))}}function je(t,e,n){var r=new fe;return e=e==null?0:+e,r.restart(i=>{r.stop(),t(i+e)},e,n),r}function $r(t){return((t*=2)<=1?t*t*t:(t-=2)*t*t+2)/2}var Qe=3,$l=(function t(e){e=+e;function n(r){return Math.pow(r,e)}return n.exponent=t,n})(Qe),Ol=(function t(e){e=+e;function n(r){return 1-Math.pow(1-r,e)}return n.exponent=t,n})(Qe),Il=(function t(e){e=+e;function n(r){return((r*=2)<=1?Math.pow(r,e):2-Math.pow(2-r,e))/2}return n.exponent=t,n})(Qe),js=Math.PI,Pl=js/2;function pe(t){return(Math.pow(2,-10*t)-.0009765625)*1.0009775171065494}var Lr=4/11,Rl=6/11,ql=8/11,Bl=3/4,Dl=9/11,Hl=10/11,Fl=15/16,Xl=21/22,Vl=63/64,Yl=1/Lr/Lr;var Je=1.70158,Wl=(function t(e){e=+e;function n(r){return(r=+r)*r*(e*(r-1)+r)}return n.overshoot=t,n})(Je),Gl=(function t(e){e=+e;function n(r){return--r*r*((r+1)*e+r)+1}return n.overshoot=t,n})(Je),Ul=(function t(e){e=+e;function n(r){return((r*=2)<1?r*r*((e+1)*r-e):(r-=2)*r*((e+1)*r+e)+2)/2}return n.overshoot=t,n})(Je),_t=2*Math.PI,Ze=1,tn=.3,Kl=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=_t);function i(o){return e*pe(- --o)*Math.sin((r-o)/n)}return i.amplitude=function(o){return t(o,n*_t)},i.period=function(o){return t(e,o)},i})(Ze,tn),jl=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=_t);function i(o){return 1-e*pe(o=+o)*Math.sin((o+r)/n)}return i.amplitude=function(o){return t(o,n*_t)},i.period=function(o){return t(e,o)},i})(Ze,tn),Ql=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=_t);function i(o){return((o=o*2-1)<0?e*pe(-o)*Math.sin((r-o)/n):2-e*pe(o)*Math.sin((r+o)/n))/2}return i.amplitude=function(o){return t(o,n*_t)},i.period=function(o){return t(e,o)},i})(Ze,tn);var Qs=Nt("start","end","cancel","interrupt"),Js=[],Pr=0,Or=1,en=2,me=3,Ir=4,nn=5,ve=6;function ge(t,e,n,r,i,o){var s=t.__transition;if(!s)t.__transition={};else if(n in s)return;Zs(t,n,{name:e,index:r,group:i,on:Qs,tween:Js,time:o.time,delay:o.delay,duration:o.duration,ease:o.ease,timer:null,state:Pr})}function rn(t,e){var n=X(t,e);if(n.state>Pr)throw new Error("too late; already scheduled");return n}function j(t,e){var n=X(t,e);if(n.state>me)throw new Error("too late; already running");return n}function X(t,e){var n=t.__transition;if(!n||!(n=n[e]))throw new Error("transition not found");return n}function Zs(t,e,n){var r=t.__transition,i;r[e]=n,n.timer=Ke(o,0,n.time);function o(l){n.state=Or,n.timer.restart(s,n.delay,n.time),n.delay<=l&&s(l-n.delay)}function s(l){var u,d,h,m;if(n.state!==Or)return c();for(u in r)if(m=r[u],m.name===n.name){if(m.state===me)return je(s);m.state===Ir?(m.state=ve,m.timer.stop(),m.on.call("interrupt",t,t.__data__,m.index,m.group),delete r[u]):+u<e&&(m.state=ve,m.timer.stop(),m.on.call("cancel",t,t.__data__,m.index,m.group),delete r[u])}if(je(function(){n.state===me&&(n.state=Ir,n.timer.restart(a,n.delay,n.time),a(l))}),n.state=en,n.on.call("start",t,t.__data__,n.index,n.group),n.state===en){for(n.state=me,i=new Array(h=n.tween.length),u=0,d=-1;u<h;++u)(m=n.tween[u].value.call(t,t.__data__,n.index,n.group))&&(i[++d]=m);i.length=d+1}}function a(l){for(var u=l<n.duration?n.ease.call(null,l/n.duration):(n.timer.restart(c),n.state=nn,1),d=-1,h=i.length;++d<h;)i[d].call(t,u);n.state===nn&&(n.on.call("end",t,t.__data__,n.index,n.group),c())}function c(){n.state=ve,n.timer.stop(),delete r[e];for(var l in r)return;delete t.__transition}}function qt(t,e){var n=t.__transition,r,i,o=!0,s;if(n){e=e==null?null:e+"";for(s in n){if((r=n[s]).name!==e){o=!1;continue}i=r.state>en&&r.state<nn,r.state=ve,r.timer.stop(),r.on.call(i?"interrupt":"cancel",t,t.__data__,r.index,r.group),delete n[s]}o&&delete t.__transition}}function ta(t){return this.each(function(){qt(this,t)})}function ea(t,e){var n,r;return function(){var i=j(this,t),o=i.tween;if(o!==n){r=n=o;for(var s=0,a=r.length;s<a;++s)if(r[s].name===e){r=r.slice(),r.splice(s,1);break}}i.tween=r}}function na(t,e,n){var r,i;if(typeof n!="function")throw new Error;return function(){var o=j(this,t),s=o.tween;if(s!==r){i=(r=s).slice();for(var a={name:e,value:n},c=0,l=i.length;c<l;++c)if(i[c].name===e){i[c]=a;break}c===l&&i.push(a)}o.tween=i}}function ra(t,e){var n=this._id;if(t+="",arguments.length<2){for(var r=X(this.node(),n).tween,i=0,o=r.length,s;i<o;++i)if((s=r[i]).name===t)return s.value;return null}return this.each((e==null?ea:na)(n,t,e))}function on(t,e,n){var r=t._id;return t.each(function(){var i=j(this,r);(i.value||(i.value={}))[e]=n.apply(this,arguments)}),function(i){return X(i,r).value[e]}}function Rr(t,e){var n;return(typeof e=="number"?nt:e instanceof mt?Ge:(n=mt(e))?(e=n,Ge):yr)(t,e)}function ia(t){return function(){this.removeAttribute(t)}}function oa(t){return function(){this.removeAttributeNS(t.space,t.local)}}function sa(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttribute(t);return s===i?null:s===r?o:o=e(r=s,n)}}function aa(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttributeNS(t.space,t.local);return s===i?null:s===r?o:o=e(r=s,n)}}function ca(t,e,n){var r,i,o;return function(){var s,a=n(this),c;return a==null?void this.removeAttribute(t):(s=this.getAttribute(t),c=a+"",s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a)))}}function la(t,e,n){var r,i,o;return function(){var s,a=n(this),c;return a==null?void this.removeAttributeNS(t.space,t.local):(s=this.getAttributeNS(t.space,t.local),c=a+"",s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a)))}}function ua(t,e){var n=Ct(t),r=n==="transform"?Mr:Rr;return this.attrTween(t,typeof e=="function"?(n.local?la:ca)(n,r,on(this,"attr."+t,e)):e==null?(n.local?oa:ia)(n):(n.local?aa:sa)(n,r,e))}function fa(t,e){return function(n){this.setAttribute(t,e.call(this,n))}}function da(t,e){return function(n){this.setAttributeNS(t.space,t.local,e.call(this,n))}}function ha(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&da(t,o)),n}return i._value=e,i}function pa(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&fa(t,o)),n}return i._value=e,i}function ma(t,e){var n="attr."+t;if(arguments.length<2)return(n=this.tween(n))&&n._value;if(e==null)return this.tween(n,null);if(typeof e!="function")throw new Error;var r=Ct(t);return this.tween(n,(r.local?ha:pa)(r,e))}function va(t,e){return function(){rn(this,t).delay=+e.apply(this,arguments)}}function ga(t,e){return e=+e,function(){rn(this,t).delay=e}}function wa(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?va:ga)(e,t)):X(this.node(),e).delay}function xa(t,e){return function(){j(this,t).duration=+e.apply(this,arguments)}}function ya(t,e){return e=+e,function(){j(this,t).duration=e}}function ba(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?xa:ya)(e,t)):X(this.node(),e).duration}function ka(t,e){if(typeof e!="function")throw new Error;return function(){j(this,t).ease=e}}function _a(t){var e=this._id;return arguments.length?this.each(ka(e,t)):X(this.node(),e).ease}function Ma(t,e){return function(){var n=e.apply(this,arguments);if(typeof n!="function")throw new Error;j(this,t).ease=n}}function Ea(t){if(typeof t!="function")throw new Error;return this.each(Ma(this._id,t))}function Aa(t){typeof t!="function"&&(t=Te(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,l=0;l<s;++l)(c=o[l])&&t.call(c,c.__data__,l,o)&&a.push(c);return new it(r,this._parents,this._name,this._id)}function Sa(t){if(t._id!==this._id)throw new Error;for(var e=this._groups,n=t._groups,r=e.length,i=n.length,o=Math.min(r,i),s=new Array(r),a=0;a<o;++a)for(var c=e[a],l=n[a],u=c.length,d=s[a]=new Array(u),h,m=0;m<u;++m)(h=c[m]||l[m])&&(d[m]=h);for(;a<r;++a)s[a]=e[a];return new it(s,this._parents,this._name,this._id)}function Ca(t){return(t+"").trim().split(/^|\s+/).every(function(e){var n=e.indexOf(".");return n>=0&&(e=e.slice(0,n)),!e||e==="start"})}function Na(t,e,n){var r,i,o=Ca(e)?rn:j;return function(){var s=o(this,t),a=s.on;a!==r&&(i=(r=a).copy()).on(e,n),s.on=i}}function Ta(t,e){var n=this._id;return arguments.length<2?X(this.node(),n).on.on(t):this.each(Na(n,t,e))}function za(t){return function(){var e=this.parentNode;for(var n in this.__transition)if(+n!==t)return;e&&e.removeChild(this)}}function La(){return this.on("end.remove",za(this._id))}function $a(t){var e=this._name,n=this._id;typeof t!="function"&&(t=Jt(t));for(var r=this._groups,i=r.length,o=new Array(i),s=0;s<i;++s)for(var a=r[s],c=a.length,l=o[s]=new Array(c),u,d,h=0;h<c;++h)(u=a[h])&&(d=t.call(u,u.__data__,h,a))&&("__data__"in u&&(d.__data__=u.__data__),l[h]=d,ge(l[h],e,n,h,l,X(u,n)));return new it(o,this._parents,e,n)}function Oa(t){var e=this._name,n=this._id;typeof t!="function"&&(t=Ne(t));for(var r=this._groups,i=r.length,o=[],s=[],a=0;a<i;++a)for(var c=r[a],l=c.length,u,d=0;d<l;++d)if(u=c[d]){for(var h=t.call(u,u.__data__,d,c),m,b=X(u,n),M=0,A=h.length;M<A;++M)(m=h[M])&&ge(m,e,n,M,h,b);o.push(h),s.push(u)}return new it(o,s,e,n)}var Ia=ut.prototype.constructor;function Pa(){return new Ia(this._groups,this._parents)}function Ra(t,e){var n,r,i;return function(){var o=lt(this,t),s=(this.style.removeProperty(t),lt(this,t));return o===s?null:o===n&&s===r?i:i=e(n=o,r=s)}}function qr(t){return function(){this.style.removeProperty(t)}}function qa(t,e,n){var r,i=n+"",o;return function(){var s=lt(this,t);return s===i?null:s===r?o:o=e(r=s,n)}}function Ba(t,e,n){var r,i,o;return function(){var s=lt(this,t),a=n(this),c=a+"";return a==null&&(c=a=(this.style.removeProperty(t),lt(this,t))),s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a))}}function Da(t,e){var n,r,i,o="style."+e,s="end."+o,a;return function(){var c=j(this,t),l=c.on,u=c.value[o]==null?a||(a=qr(e)):void 0;(l!==n||i!==u)&&(r=(n=l).copy()).on(s,i=u),c.on=r}}function Ha(t,e,n){var r=(t+="")=="transform"?_r:Rr;return e==null?this.styleTween(t,Ra(t,r)).on("end.style."+t,qr(t)):typeof e=="function"?this.styleTween(t,Ba(t,r,on(this,"style."+t,e))).each(Da(this._id,t)):this.styleTween(t,qa(t,r,e),n).on("end.style."+t,null)}function Fa(t,e,n){return function(r){this.style.setProperty(t,e.call(this,r),n)}}function Xa(t,e,n){var r,i;function o(){var s=e.apply(this,arguments);return s!==i&&(r=(i=s)&&Fa(t,s,n)),r}return o._value=e,o}function Va(t,e,n){var r="style."+(t+="");if(arguments.length<2)return(r=this.tween(r))&&r._value;if(e==null)return this.tween(r,null);if(typeof e!="function")throw new Error;return this.tween(r,Xa(t,e,n??""))}function Ya(t){return function(){this.textContent=t}}function Wa(t){return function(){var e=t(this);this.textContent=e??""}}function Ga(t){return this.tween("text",typeof t=="function"?Wa(on(this,"text",t)):Ya(t==null?"":t+""))}function Ua(t){return function(e){this.textContent=t.call(this,e)}}function Ka(t){var e,n;function r(){var i=t.apply(this,arguments);return i!==n&&(e=(n=i)&&Ua(i)),e}return r._value=t,r}function ja(t){var e="text";if(arguments.length<1)return(e=this.tween(e))&&e._value;if(t==null)return this.tween(e,null);if(typeof t!="function")throw new Error;return this.tween(e,Ka(t))}function Qa(){for(var t=this._name,e=this._id,n=Br(),r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,c,l=0;l<a;++l)if(c=s[l]){var u=X(c,e);ge(c,t,n,l,s,{time:u.time+u.delay+u.duration,delay:0,duration:u.duration,ease:u.ease})}return new it(r,this._parents,t,n)}function Ja(){var t,e,n=this,r=n._id,i=n.size();return new Promise(function(o,s){var a={value:s},c={value:function(){--i===0&&o()}};n.each(function(){var l=j(this,r),u=l.on;u!==t&&(e=(t=u).copy(),e._.cancel.push(a),e._.interrupt.push(a),e._.end.push(c)),l.on=e}),i===0&&o()})}var Za=0;function it(t,e,n,r){this._groups=t,this._parents=e,this._name=n,this._id=r}function tc(t){return ut().transition(t)}function Br(){return++Za}var rt=ut.prototype;it.prototype=tc.prototype={constructor:it,select:$a,selectAll:Oa,selectChild:rt.selectChild,selectChildren:rt.selectChildren,filter:Aa,merge:Sa,selection:Pa,transition:Qa,call:rt.call,nodes:rt.nodes,node:rt.node,size:rt.size,empty:rt.empty,each:rt.each,on:Ta,attr:ua,attrTween:ma,style:Ha,styleTween:Va,text:Ga,textTween:ja,remove:La,tween:ra,delay:wa,duration:ba,ease:_a,easeVarying:Ea,end:Ja,[Symbol.iterator]:rt[Symbol.iterator]};var ec={time:null,delay:0,duration:250,ease:$r};function nc(t,e){for(var n;!(n=t.__transition)||!(n=n[e]);)if(!(t=t.parentNode))throw new Error(`transition ${e} not found`);return n}function rc(t){var e,n;t instanceof it?(e=t._id,t=t._name):(e=Br(),(n=ec).time=he(),t=t==null?null:t+"");for(var r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,c,l=0;l<a;++l)(c=s[l])&&ge(c,t,e,l,s,n||nc(c,e));return new it(r,this._parents,t,e)}ut.prototype.interrupt=ta;ut.prototype.transition=rc;var we=t=>()=>t;function ic(t,{sourceEvent:e,target:n,transform:r,dispatch:i}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},target:{value:n,enumerable:!0,configurable:!0},transform:{value:r,enumerable:!0,configurable:!0},_:{value:i}})}function ot(t,e,n){this.k=t,this.x=e,this.y=n}ot.prototype={constructor:ot,scale:function(t){return t===1?this:new ot(this.k*t,this.x,this.y)},translate:function(t,e){return t===0&e===0?this:new ot(this.k,this.x+this.k*t,this.y+this.k*e)},apply:function(t){return[t[0]*this.k+this.x,t[1]*this.k+this.y]},applyX:function(t){return t*this.k+this.x},applyY:function(t){return t*this.k+this.y},invert:function(t){return[(t[0]-this.x)/this.k,(t[1]-this.y)/this.k]},invertX:function(t){return(t-this.x)/this.k},invertY:function(t){return(t-this.y)/this.k},rescaleX:function(t){return t.copy().domain(t.range().map(this.invertX,this).map(t.invert,t))},rescaleY:function(t){return t.copy().domain(t.range().map(this.invertY,this).map(t.invert,t))},toString:function(){return"translate("+this.x+","+this.y+") scale("+this.k+")"}};var Mt=new ot(1,0,0);oc.prototype=ot.prototype;function oc(t){for(;!t.__zoom;)if(!(t=t.parentNode))return Mt;return t.__zoom}function sn(t){t.stopImmediatePropagation()}function Bt(t){t.preventDefault(),t.stopImmediatePropagation()}function sc(t){return(!t.ctrlKey||t.type==="wheel")&&!t.button}function ac(){var t=this;return t instanceof SVGElement?(t=t.ownerSVGElement||t,t.hasAttribute("viewBox")?(t=t.viewBox.baseVal,[[t.x,t.y],[t.x+t.width,t.y+t.height]]):[[0,0],[t.width.baseVal.value,t.height.baseVal.value]]):[[0,0],[t.clientWidth,t.clientHeight]]}function Dr(){return this.__zoom||Mt}function cc(t){return-t.deltaY*(t.deltaMode===1?.05:t.deltaMode?1:.002)*(t.ctrlKey?10:1)}function lc(){return navigator.maxTouchPoints||"ontouchstart"in this}function uc(t,e,n){var r=t.invertX(e[0][0])-n[0][0],i=t.invertX(e[1][0])-n[1][0],o=t.invertY(e[0][1])-n[0][1],s=t.invertY(e[1][1])-n[1][1];return t.translate(i>r?(r+i)/2:Math.min(0,r)||Math.max(0,i),s>o?(o+s)/2:Math.min(0,o)||Math.max(0,s))}function Hr(){var t=sc,e=ac,n=uc,r=cc,i=lc,o=[0,1/0],s=[[-1/0,-1/0],[1/0,1/0]],a=250,c=Er,l=Nt("start","zoom","end"),u,d,h,m=500,b=150,M=0,A=10;function x(f){f.property("__zoom",Dr).on("wheel.zoom",Gt,{passive:!1}).on("mousedown.zoom",Ut).on("dblclick.zoom",Kt).filter(i).on("touchstart.zoom",Si).on("touchmove.zoom",Ci).on("touchend.zoom touchcancel.zoom",Ni).style("-webkit-tap-highlight-color","rgba(0,0,0,0)")}x.transform=function(f,v,p,g){var y=f.selection?f.selection():f;y.property("__zoom",Dr),f!==y?q(f,v,p,g):y.interrupt().each(function(){B(this,arguments).event(g).start().zoom(null,typeof v=="function"?v.apply(this,arguments):v).end()})},x.scaleBy=function(f,v,p,g){x.scaleTo(f,function(){var y=this.__zoom.k,k=typeof v=="function"?v.apply(this,arguments):v;return y*k},p,g)},x.scaleTo=function(f,v,p,g){x.transform(f,function(){var y=e.apply(this,arguments),k=this.__zoom,_=p==null?W(y):typeof p=="function"?p.apply(this,arguments):p,E=k.invert(_),S=typeof v=="function"?v.apply(this,arguments):v;return n(L(z(k,S),_,E),y,s)},p,g)},x.translateBy=function(f,v,p,g){x.transform(f,function(){return n(this.__zoom.translate(typeof v=="function"?v.apply(this,arguments):v,typeof p=="function"?p.apply(this,arguments):p),e.apply(this,arguments),s)},null,g)},x.translateTo=function(f,v,p,g,y){x.transform(f,function(){var k=e.apply(this,arguments),_=this.__zoom,E=g==null?W(k):typeof g=="function"?g.apply(this,arguments):g;return n(Mt.translate(E[0],E[1]).scale(_.k).translate(typeof v=="function"?-v.apply(this,arguments):-v,typeof p=="function"?-p.apply(this,arguments):-p),k,s)},g,y)};function z(f,v){return v=Math.max(o[0],Math.min(o[1],v)),v===f.k?f:new ot(v,f.x,f.y)}function L(f,v,p){var g=v[0]-p[0]*f.k,y=v[1]-p[1]*f.k;return g===f.x&&y===f.y?f:new ot(f.k,g,y)}function W(f){return[(+f[0][0]+ +f[1][0])/2,(+f[0][1]+ +f[1][1])/2]}function q(f,v,p,g){f.on("start.zoom",function(){B(this,arguments).event(g).start()}).on("interrupt.zoom end.zoom",function(){B(this,arguments).event(g).end()}).tween("zoom",function(){var y=this,k=arguments,_=B(y,k).event(g),E=e.apply(y,k),S=p==null?W(E):typeof p=="function"?p.apply(y,k):p,G=Math.max(E[1][0]-E[0][0],E[1][1]-E[0][1]),N=y.__zoom,D=typeof v=="function"?v.apply(y,k):v,J=c(N.invert(S).concat(G/N.k),D.invert(S).concat(G/D.k));return function(H){if(H===1)H=D;else{var Z=J(H),Ae=G/Z[2];H=new ot(Ae,S[0]-Z[0]*Ae,S[1]-Z[1]*Ae)}_.zoom(null,H)}})}function B(f,v,p){return!p&&f.__zooming||new at(f,v)}function at(f,v){this.that=f,this.args=v,this.active=0,this.sourceEvent=null,this.extent=e.apply(f,v),this.taps=0}at.prototype={event:function(f){return f&&(this.sourceEvent=f),this},start:function(){return++this.active===1&&(this.that.__zooming=this,this.emit("start")),this},zoom:function(f,v){return this.mouse&&f!=="mouse"&&(this.mouse[1]=v.invert(this.mouse[0])),this.touch0&&f!=="touch"&&(this.touch0[1]=v.invert(this.touch0[0])),this.touch1&&f!=="touch"&&(this.touch1[1]=v.invert(this.touch1[0])),this.that.__zoom=v,this.emit("zoom"),this},end:function(){return--this.active===0&&(delete this.that.__zooming,this.emit("end")),this},emit:function(f){var v=I(this.that).datum();l.call(f,this.that,new ic(f,{sourceEvent:this.sourceEvent,target:x,transform:this.that.__zoom,dispatch:l}),v)}};function Gt(f,...v){if(!t.apply(this,arguments))return;var p=B(this,v).event(f),g=this.__zoom,y=Math.max(o[0],Math.min(o[1],g.k*Math.pow(2,r.apply(this,arguments)))),k=tt(f);if(p.wheel)(p.mouse[0][0]!==k[0]||p.mouse[0][1]!==k[1])&&(p.mouse[1]=g.invert(p.mouse[0]=k)),clearTimeout(p.wheel);else{if(g.k===y)return;p.mouse=[k,g.invert(k)],qt(this),p.start()}Bt(f),p.wheel=setTimeout(_,b),p.zoom("mouse",n(L(z(g,y),p.mouse[0],p.mouse[1]),p.extent,s));function _(){p.wheel=null,p.end()}}function Ut(f,...v){if(h||!t.apply(this,arguments))return;var p=f.currentTarget,g=B(this,v,!0).event(f),y=I(f.view).on("mousemove.zoom",S,!0).on("mouseup.zoom",G,!0),k=tt(f,p),_=f.clientX,E=f.clientY;Vn(f.view),sn(f),g.mouse=[k,this.__zoom.invert(k)],qt(this),g.start();function S(N){if(Bt(N),!g.moved){var D=N.clientX-_,J=N.clientY-E;g.moved=D*D+J*J>M}g.event(N).zoom("mouse",n(L(g.that.__zoom,g.mouse[0]=tt(N,p),g.mouse[1]),g.extent,s))}function G(N){y.on("mousemove.zoom mouseup.zoom",null),Yn(N.view,g.moved),Bt(N),g.event(N).end()}}function Kt(f,...v){if(t.apply(this,arguments)){var p=this.__zoom,g=tt(f.changedTouches?f.changedTouches[0]:f,this),y=p.invert(g),k=p.k*(f.shiftKey?.5:2),_=n(L(z(p,k),g,y),e.apply(this,v),s);Bt(f),a>0?I(this).transition().duration(a).call(q,_,g,f):I(this).call(x.transform,_,g,f)}}function Si(f,...v){if(t.apply(this,arguments)){var p=f.touches,g=p.length,y=B(this,v,f.changedTouches.length===g).event(f),k,_,E,S;for(sn(f),_=0;_<g;++_)E=p[_],S=tt(E,this),S=[S,this.__zoom.invert(S),E.identifier],y.touch0?!y.touch1&&y.touch0[2]!==S[2]&&(y.touch1=S,y.taps=0):(y.touch0=S,k=!0,y.taps=1+!!u);u&&(u=clearTimeout(u)),k&&(y.taps<2&&(d=S[0],u=setTimeout(function(){u=null},m)),qt(this),y.start())}}function Ci(f,...v){if(this.__zooming){var p=B(this,v).event(f),g=f.changedTouches,y=g.length,k,_,E,S;for(Bt(f),k=0;k<y;++k)_=g[k],E=tt(_,this),p.touch0&&p.touch0[2]===_.identifier?p.touch0[0]=E:p.touch1&&p.touch1[2]===_.identifier&&(p.touch1[0]=E);if(_=p.that.__zoom,p.touch1){var G=p.touch0[0],N=p.touch0[1],D=p.touch1[0],J=p.touch1[1],H=(H=D[0]-G[0])*H+(H=D[1]-G[1])*H,Z=(Z=J[0]-N[0])*Z+(Z=J[1]-N[1])*Z;_=z(_,Math.sqrt(H/Z)),E=[(G[0]+D[0])/2,(G[1]+D[1])/2],S=[(N[0]+J[0])/2,(N[1]+J[1])/2]}else if(p.touch0)E=p.touch0[0],S=p.touch0[1];else return;p.zoom("touch",n(L(_,E,S),p.extent,s))}}function Ni(f,...v){if(this.__zooming){var p=B(this,v).event(f),g=f.changedTouches,y=g.length,k,_;for(sn(f),h&&clearTimeout(h),h=setTimeout(function(){h=null},m),k=0;k<y;++k)_=g[k],p.touch0&&p.touch0[2]===_.identifier?delete p.touch0:p.touch1&&p.touch1[2]===_.identifier&&delete p.touch1;if(p.touch1&&!p.touch0&&(p.touch0=p.touch1,delete p.touch1),p.touch0)p.touch0[1]=this.__zoom.invert(p.touch0[0]);else if(p.end(),p.taps===2&&(_=tt(_,this),Math.hypot(d[0]-_[0],d[1]-_[1])<A)){var E=I(this).on("dblclick.zoom");E&&E.apply(this,arguments)}}}return x.wheelDelta=function(f){return arguments.length?(r=typeof f=="function"?f:we(+f),x):r},x.filter=function(f){return arguments.length?(t=typeof f=="function"?f:we(!!f),x):t},x.touchable=function(f){return arguments.length?(i=typeof f=="function"?f:we(!!f),x):i},x.extent=function(f){return arguments.length?(e=typeof f=="function"?f:we([[+f[0][0],+f[0][1]],[+f[1][0],+f[1][1]]]),x):e},x.scaleExtent=function(f){return arguments.length?(o[0]=+f[0],o[1]=+f[1],x):[o[0],o[1]]},x.translateExtent=function(f){return arguments.length?(s[0][0]=+f[0][0],s[1][0]=+f[1][0],s[0][1]=+f[0][1],s[1][1]=+f[1][1],x):[[s[0][0],s[0][1]],[s[1][0],s[1][1]]]},x.constrain=function(f){return arguments.length?(n=f,x):n},x.duration=function(f){return arguments.length?(a=+f,x):a},x.interpolate=function(f){return arguments.length?(c=f,x):c},x.on=function(){var f=l.on.apply(l,arguments);return f===l?x:f},x.clickDistance=function(f){return arguments.length?(M=(f=+f)*f,x):Math.sqrt(M)},x.tapDistance=function(f){return arguments.length?(A=+f,x):A},x}var fc=560,Fr=14,dc=6,hc=6.6;function Xr(t,e,n){if(Dt(t),!e||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let r=e.edge!==void 0,i=r?[e.edge]:e.kind==="value"?(t.cards[e.card]?.in??[]).slice(0,dc):[],o=t.cards[r?t.edges[e.edge].tail:e.card],s=i.flatMap(d=>pc(t,t.edges[d],r));if(!s.length)return;let a=o?.group?.querySelector(r?".adjoint":".value");a?.classList.add("awaits"),t.flying={ways:s,line:a};let c=Math.min(fc,n*.55),l=s.map(({number:d,points:h})=>d.animate(h.map(({x:m,y:b})=>({transform:`translate(${m}px, ${b}px)`})),{duration:c,easing:"cubic-bezier(.4, 0, .3, 1)",fill:"forwards"})),u=t.flying;Promise.allSettled(l.map(d=>d.finished)).then(()=>t.flying===u&&Dt(t))}function Dt(t){for(let{number:e,group:n}of t.flying?.ways??[])e.remove(),n.classList.remove("flying");t.flying?.line?.classList.remove("awaits"),t.flying=null}function pc(t,e,n){let{group:r}=e,i=r?.querySelector("path.stroke-edge"),o=n?an(e):t.cards[e.tail].valueShort;if(!i||!o)return[];let s=vc(o,n?"backward":"forward");r.parentNode.append(s),r.classList.add("flying");let a=i.getTotalLength(),c=Array.from({length:Fr},(u,d)=>i.getPointAtLength(a*d/(Fr-1))),l=t.cards[n?e.head:e.tail];return[{number:s,group:r,points:mc(c,l)}]}function mc(t,{group:e}){let n=e?.querySelector("rect");if(!n)return t;let r=a=>Number(n.getAttribute(a)),[i,o]=[r("x")+r("width")/2,r("y")+r("height")/2],s=a=>Math.hypot(a.x-i,a.y-o);return s(t[0])<=s(t.at(-1))?t:t.reverse()}function vc(t,e){let n=t.length*hc+11,r=T("g",{},`number ${e}`),i=T("text",{y:4,"text-anchor":"middle"},`fill-${e} mono size-11`);return i.textContent=t,r.append(T("rect",{x:-n/2,y:-10,width:n,height:20,rx:10},`fill-card stroke-${e}`),i),r}function an({group:t}){return(t?.querySelector("g.made text")??t?.querySelector(".chip text"))?.textContent??""}var ln=1300,gc=[.5,1,2,4],cn=16,wc=16,xc=3,un={first:"M3 3h2v10h-2zM13 3v10l-7-5z",back:"M11 3v10l-7-5z",play:"M4 2.5v11l9-5.5z",pause:"M4 3h3v10h-3zM9 3h3v10h-3z",on:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z",leave:"M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z"};function Wr(t){let e=w("div","player"),n=e.appendChild(w("div","row")),r=(a,c)=>{let l=w("button",a);return l.type="button",l.append(St(un[a])),l.addEventListener("click",c),l},i={box:e,steps:[],at:0,active:!1,timer:0,speed:1,signature:"",first:r("first",()=>Q(t,0)),back:r("back",()=>Q(t,i.at-1)),play:r("play",()=>i.timer?xe(t):Vr(t)),on:r("on",()=>Q(t,i.active?i.at+1:1)),last:r("last",()=>Q(t,i.steps.length)),slider:w("input"),parts:w("div","parts"),speedBox:w("select"),leave:r("leave",()=>ye(t)),kept:w("div","kept"),says:w("div","says")};Object.assign(i.slider,{type:"range",min:0,step:1}),i.slider.addEventListener("input",()=>Q(t,Number(i.slider.value))),i.slider.addEventListener("keydown",a=>a.stopPropagation());for(let a of gc)i.speedBox.append(new Option(`${a}×`,String(a),a===1,a===1));i.speedBox.addEventListener("change",()=>{i.speed=Number(i.speedBox.value),i.timer&&Vr(t)});let o=w("div","slide");o.append(i.slider,i.parts);let s=w("div","keys");return s.append(i.first,i.back,i.play,i.on,i.last),n.append(s,o,i.speedBox,i.kept,i.leave),e.append(i.says),i}function Gr({player:t},e){let n=(r,i)=>{r.setAttribute("aria-label",i),r.title=i};n(t.first,e["first-step"]),n(t.back,e["previous-step"]),n(t.on,e["next-step"]),n(t.last,e["last-step"]),n(t.speedBox,e.speed),n(t.leave,e["leave-steps"]),t.slider.setAttribute("aria-label",e.timeline),t.kept.title=e["kept-help"],t.playing=void 0}function Ur(t,e){let{player:n}=t,{steps:r}=e.timeline,i=n.active?n.steps[n.at-1]:void 0,o=JSON.stringify(r.map(s=>[s.kind,s.card,s.edge,s.number]));if(n.steps=r,n.slider.max=r.length,n.box.hidden=!r.length,n.box.classList.toggle("keeps",r.some(s=>s.kept)),yc(t,e),zc(t),n.active&&o!==n.signature){let s=i?r.findIndex(a=>a.says===i.says&&a.number===i.number)+1:0;i&&!s?ye(t):n.at=s}n.signature=o,fn(t)}function yc(t,e){let{player:n}=t,{steps:r,adjoints:i,sent:o,arriving:s}=e.timeline;n.ran=new Map,n.passes=[],r.forEach((a,c)=>{let l=c+1;if(a.number===void 0){for(let h of a.ready??[])n.ran.set(h,l);return}n.passes[a.number]??={begin:l,end:l,known:new Map,came:new Map,went:new Map,adjoints:i[a.number],sent:o[a.number],arriving:s[a.number]??{}};let u=n.passes[a.number];u.end=l;for(let h of a.ready??[])u.known.set(h,l);a.edge!==void 0&&!u.went.has(a.edge)&&u.went.set(a.edge,l);let d=a.arrives??-1;d>=0&&u.came.set(d,[...u.came.get(d)??[],l])}),n.cards=t.cards.map((a,c)=>({number:c,card:a,value:a.group?.querySelector(".value"),adjoint:a.group?.querySelector(".adjoint"),drawn:!!a.group?.querySelector(".adjoint > rect"),forward:null,backward:null})),n.marks=Object.entries(e.timeline.marks).map(([a,c])=>({...c,drawn:Sc(t.cards[a])})),n.edges=t.edges.map((a,c)=>({number:c,edge:a,reads:void 0}))}function Q(t,e){let{player:n}=t;if(!n.steps.length)return;n.timer&&e>=n.steps.length&&xe(t);let r=n.active?n.at:0;n.active=!0,n.at=Math.max(0,Math.min(n.steps.length,e)),V(t,-1);let i=n.steps[n.at-1],o=t.cards[i?.edge!==void 0?t.edges[i.edge].tail:i?.card];o?.group&&bc(t,o),fn(t),n.at===r+1?Xr(t,i,ln/n.speed):Dt(t)}function bc(t,{x:e,y:n,width:r,height:i}){let{width:o,height:s}=t.room,[a,c]=[t.x+e*t.scale,t.y+n*t.scale];a>=8&&c>=8&&a+r*t.scale<=o-8&&c+i*t.scale<=s-8||(t.fitted=!1,st(t,t.scale,o/2-(e+r/2)*t.scale,s/2-(n+i/2)*t.scale))}function Vr(t){let{player:e}=t;clearTimeout(e.timer),(!e.active||e.at>=e.steps.length)&&Q(t,0);let n=()=>{e.timer=setTimeout(n,ln/e.speed),Q(t,e.at+1),e.at>=e.steps.length&&xe(t)};e.timer=setTimeout(n,e.at?0:ln/2/e.speed),dn(t)}function xe(t){clearTimeout(t.player.timer),t.player.timer=0,dn(t)}function ye(t){xe(t),t.player.active=!1,Dt(t),fn(t)}function fn(t){let{player:e,data:n}=t,r=e.active?e.at:1/0,i=e.active?e.passes.findLastIndex(s=>s&&s.begin<=r):-1,o=e.passes[i];t.canvas.classList.toggle("stepping",e.active),t.list.hidden=e.active;for(let s of e.cards){let a=e.active&&!((e.ran.get(s.number)??0)<=r)?n.words["not-yet"]:"";s.value&&a!==s.forward&&Yr(s.card,s.value,a),s.forward=a;let c=e.active?kc(t,s,o,r):"";s.adjoint&&c!==s.backward&&Yr(s.card,s.adjoint,c),s.backward=c}for(let s of e.edges){let a=e.active?Mc(s,o,r):null;a!==s.reads&&Ec(s,a),s.reads=a}for(let{begin:s,end:a,drawn:c}of e.marks)c?.classList.toggle("gone",e.active&&(r<s||a!==null&&r>=a));Cc(t,e.active?e.steps[e.at-1]:void 0),Nc(t),dn(t),pn(t),R("known")}function Kr({player:t,data:e},n){let r=e.cardOf[n];return Ht({player:t,data:e},r??-1)}function Ht({player:t,data:e},n){if(!t.active)return{ran:!0,adjoint:!0};if(n<0)return{ran:!1,adjoint:!1};let r=t.passes[e.shown],i=e.shown===null||!!(r&&(r.known.get(n)??r.end)<=t.at);return{ran:(t.ran.get(n)??0)<=t.at,adjoint:i}}function kc(t,{number:e,drawn:n},r,i){let{words:o}=t.data;if(!r)return o["not-yet"];let s=r.adjoints?r.adjoints[e]:n?"":void 0;if(r.adjoints&&s===void 0)return o["not-yet"];if(r.adjoints?s==="":!n)return r.adjoints?`— ${o.none}`:"";if((r.known.get(e)??r.end)<=i)return s;let a=(r.came.get(e)??[]).filter(c=>c<=i);return a.length?_c(t,r,a)||o["some-arrived"].replace("{arrived}",a.length).replace("{count}",r.arriving[e]):o["not-yet"]}function _c(t,e,n){let i=n.map(s=>t.player.steps[s-1].edge).map(s=>e.sent?e.sent[s]:t.player.edges[s].drawn??an(t.edges[s])),o=i.map((s,a)=>a&&s?.startsWith("−")?`(${s})`:s).join(" + ");return i.every(Boolean)&&o.length<=wc?o:""}function Mc({number:t},e,n){return!e||!((e.went.get(t)??1/0)<=n)?null:e.sent?e.sent[t]??"":""}function Yr(t,e,n){e.classList.toggle("instead",n!=="");let r=e.querySelector("text.stand-in");if(!r){if(!n)return;let s=e.querySelector("text"),a={x:Number(s.getAttribute("x"))+16,y:s.getAttribute("y")};r=e.appendChild(T("text",a,"stand-in fill-muted mono size-11"))}r.textContent=n;let i=t.group.querySelector("rect"),o=Number(i.getAttribute("x"))+Number(i.getAttribute("width"))-Number(r.getAttribute("x"))-5;jr(n)*6.7>o?(r.setAttribute("textLength",o),r.setAttribute("lengthAdjust","spacingAndGlyphs")):r.removeAttribute("textLength")}function jr(t){let e=0;for(let n of t)e+=/\p{M}/u.test(n)?0:n>"⹿"?1.67:1;return e}function Ec(t,e){let{group:n}=t.edge;if(!n)return;n.classList.toggle("went",e!==null);let r=n.querySelector(".chip text");if(!r||!n.classList.contains("contribution")){e&&Ac(n);let c=n.querySelector("g.made text");c&&(c.textContent=e??"");return}t.drawn??=r.textContent;let i=e||t.drawn;if(r.textContent===i)return;let o=n.querySelector(".chip rect"),s=jr(i)*6.6+11,a=Number(o.getAttribute("x"))+Number(o.getAttribute("width"))/2;r.textContent=i,o.setAttribute("x",a-s/2),o.setAttribute("width",s)}function Ac(t){if(t.querySelector("g.made"))return;let e=t.querySelector("path.stroke-edge"),n=e.cloneNode();n.setAttribute("class","sent stroke-backward");let r=T("g",{},"made"),{x:i,y:o}=e.getPointAtLength(e.getTotalLength()/2);r.append(T("text",{x:i,y:o-6,"text-anchor":"middle"},"fill-backward mono size-11")),t.append(n,r)}function Sc({group:t,width:e}){let n=t?.querySelector("rect");if(!n)return null;let r=t.querySelector(".keep");if(!r){let[i,o]=[Number(n.getAttribute("x"))+e-20,Number(n.getAttribute("y"))-5];r=t.appendChild(T("path",{d:`M${i} ${o}h9v12l-4.5 -3.5l-4.5 3.5z`}))}return r.setAttribute("class","keep fill-forward"),r}function Cc(t,e){for(let r of t.player.lit??[])r.classList.remove("now");let n=e&&(e.edge!==void 0?t.edges[e.edge]:t.cards[e.card])?.group;t.player.lit=n?[n]:[],n?.classList.add("now")}function Nc({player:t}){if(!t.active){t.told&&R("step",null),t.told=!1;return}let e={},n;for(let i of t.steps.slice(0,t.at)){if(i.number!==void 0&&i.number!==n)for(let o in e)delete e[o].adjoint;n=i.number??n;for(let[o,s,a]of i.notes??[])e[o]={...s==="value"?{}:e[o],[s]:a}}let r=t.steps[t.at-1]?.span;t.told=!0,R("step",{spans:r?[Ft(r)]:[],notes:e})}function dn(t){let{player:e,data:n}=t,{words:r}=n,i=e.steps.length,o=e.active?e.at:i,s=e.active?e.steps[o-1]:void 0,a=e.active?s?s.says:r["step-before"]:r["step-none"],c=r["step-of"].replace("{number}",o).replace("{count}",i);e.slider.value=o,e.slider.setAttribute("aria-valuetext",`${c}: ${a}`),e.says.classList.toggle("resting",!e.active),e.says.classList.toggle("backward",s?.number!==void 0),e.says.replaceChildren(),e.active&&e.says.append(w("b","",`${s?.number===void 0?"▸":"◂"} ${c} · `)),e.says.append(a);let l=e.timer!==0;l!==e.playing&&(e.playing=l,e.play.replaceChildren(St(l?un.pause:un.play)),e.play.setAttribute("aria-label",l?r.pause:r.play),e.play.title=l?r.pause:r.play),e.leave.disabled=!e.active,e.first.disabled=e.back.disabled=e.active&&o===0,e.on.disabled=e.last.disabled=e.active&&o===i,e.slider.style.setProperty("--done",i?o/i:0);let u=e.active?s?.kept??0:e.steps.at(-1)?.kept??0;e.kept.textContent=r.kept.replace("{bytes}",Tc(u));let d=Math.max(1,...e.steps.map(h=>h.kept??0));e.kept.style.setProperty("--kept",u/d)}function Tc(t){return t<1e4?`${t} B`:t<1e7?`${Math.round(t/1e3)} kB`:`${Math.round(t/1e6)} MB`}function zc({player:t,data:e}){let n=[];t.steps.forEach(s=>{let a=s.number??-1;n.at(-1)?.number!==a&&n.push({number:a,count:0}),n.at(-1).count+=1});let r=t.steps.length||1,i=0,o=[];t.parts.replaceChildren();for(let s of n){let[a,c]=[i/r,(i+s.count)/r],l=s.number<0?"var(--forward)":"var(--backward)",u=m=>`calc(${cn/2}px + (100% - ${cn}px) * ${m.toFixed(4)})`;o.push(`${l} ${u(a)} ${u(c)}`);let d=s.number<0?e.words.forward:e.words.backward.replace("{number}",s.number+1),h=w("span",s.number<0?"forward":"backward",d);h.style.left=u(a),h.style.width=`calc((100% - ${cn}px) * ${(c-a).toFixed(4)})`,t.parts.append(h),i+=s.count}t.slider.style.setProperty("--parts",`linear-gradient(to right, ${o.join(", ")})`),requestAnimationFrame(()=>hn(t))}function hn(t){for(let e of t.parts.children)e.classList.toggle("short",e.scrollWidth>e.clientWidth);Lc(t)}function Lc({says:t,steps:e}){let n=e.reduce((i,o)=>o.says.length>i.length?o.says:i,""),r=t.cloneNode();r.textContent=`▸ ${e.length} / ${e.length} · · · · ${n}`,Object.assign(r.style,{position:"absolute",visibility:"hidden",minHeight:"0",width:`${t.clientWidth}px`}),t.after(r),t.style.minHeight=`${Math.min(r.offsetHeight,xc*20)}px`,r.remove()}function Qr(t,e,n,r){let i=new Set([e]),o=new Set,s=[e];for(;s.length;)for(let a of t.cards[s.pop()][r]){o.add(a);let c=t.edges[a][n];i.has(c)||s.push(c),i.add(c)}return{cards:i,edges:o}}function V(t,e){if(e===t.hovered)return;if(t.hovered=e,t.canvas.classList.toggle("hovering",e>=0),e<0)return t.tip.hidden=!0,gt(null);let n=Qr(t,e,"tail","in"),r=Qr(t,e,"head","out");t.cards.forEach((i,o)=>{Jr(i.group,o===e,n.cards.has(o),r.cards.has(o))}),t.edges.forEach((i,o)=>{Jr(i.group,!1,n.edges.has(o),r.edges.has(o))}),gt(t.cards[e].span)}function Jr(t,e,n,r){t&&(t.classList.toggle("here",e),t.classList.toggle("up",n&&!e),t.classList.toggle("down",r&&!e))}function gt(t){let e=t?[Ft(t)]:[];R("hover",{spans:e})}function Ft([t,e,n,r]){return{line:t,column:e,end_line:n,end_column:r}}function Zr(t,e){let{tip:n,data:r}=t,i=t.cards[e],o=(l,u,d)=>{let h=w("div",d);return h.append(w("b","",l),w("span","",u)),h},s=w("div","title");s.append(w("b","",i.title),w("span","",` ${[i.beside,i.turn].filter(Boolean).join(" · ")}`));let a=[s];if(i.formula&&a.push(w("div","formula",i.formula)),i.value!==void 0){let{ran:l,adjoint:u}=Ht(t,e),[d,h]=[l?i.value:r.words["not-yet"],u?i.adjoint:r.words["not-yet"]];a.push(o("▸ ",d,"forward"),o("◂ ",h,"backward")),a[a.length-2].title=r.words.value}let c=r.timeline.marks[e];c&&a.push(w("div","hint",r.words["kept-by"].replace("{operations}",c.by.join(", ")))),i.folds&&a.push(w("div","hint",r.words.unfold)),n.replaceChildren(...a),n.hidden=!1,mn(t,i)}function mn(t,{x:e,y:n,height:r}){let{tip:i,room:o}=t,s=t.x+e*t.scale,a=t.y+n*t.scale-i.offsetHeight-8,c=t.y+(n+r)*t.scale+8;i.style.left=`${Math.max(4,Math.min(s,o.width-i.offsetWidth-8))}px`,i.style.top=`${c+i.offsetHeight>o.height&&a>0?a:c}px`}function vn(t){let{cardOf:e,wrong:n}=t.data,r=new Set((t.way?.nodes??[]).map(o=>e[o])),i=t.way?e[t.way.culprit]:void 0;t.cards.forEach((o,s)=>{o.group?.classList.toggle("traced",r.has(s)),o.group?.classList.toggle("culprit",s===i),o.group?.classList.toggle("wrong",!!n?.includes(s))});for(let o of t.edges)o.group?.classList.toggle("traced",r.has(o.tail)&&r.has(o.head))}var $c=250;function ti(t){t.edgeHovered=-1,t.edges.forEach((e,n)=>{let r=e.group?.querySelector("path.stroke-edge");if(!r)return;e.group.dataset.edge=n;let i=r.cloneNode();i.setAttribute("class","hit"),e.group.prepend(i),e.group.classList.toggle("blocked",!!e.blocked),e.cut&&Oc(e.group,r,e.cut)})}function Oc(t,e,n){let r=e.getTotalLength(),[i,o]=[e.getPointAtLength(r/2),e.getPointAtLength(r/2+1)],s=Math.hypot(o.x-i.x,o.y-i.y)||1,[a,c]=[(o.x-i.x)/s,(o.y-i.y)/s],l=h=>{let[m,b]=[i.x+a*h,i.y+c*h];return`M${m-c*7} ${b+a*7}L${m+c*7} ${b-a*7}`},u=T("text",{x:i.x,y:i.y+20,"text-anchor":"middle"},"mono size-11");u.textContent=n,t.appendChild(T("g",{},"cut")).append(T("path",{d:l(-2.5)+l(2.5)}),u)}function Y(t,e){if(e===t.edgeHovered)return;t.edges[t.edgeHovered]?.group?.classList.remove("told"),t.edgeHovered=e,clearTimeout(t.staying);let n=t.edges[e];if(!n)return t.hovered<0&&(t.tip.hidden=!0),gt(null);V(t,-1),n.group.classList.add("told"),gt(t.cards[n.head].span),gn(t,n),n.asks&&!t.answers.has(n.id)&&(t.staying=setTimeout(()=>Ic(t,n.id),$c))}function Ic({data:t},e){R("edge",{edge:e,ticket:t.ticket})}function gn(t,e){if(t.tip.hidden=!e.says,!e.says)return;let{tip:n,data:r}=t,i=!t.player.active||t.player.edges[t.edges.indexOf(e)].reads!==null,o=i?[...e.says]:[r.words["not-yet"]];i&&t.answers.has(e.id)?o.push(...t.answers.get(e.id)):i&&e.asks&&o.push(r.words["edge-asking"]);let s=w("div","title");s.append(w("b","",e.title)),n.replaceChildren(s,...o.map(l=>w("div",e.blocked?"hint":"fact",l))),n.hidden=!1;let a=e.group.querySelector("path.stroke-edge"),c=a.getPointAtLength(a.getTotalLength()/2);return mn(t,{x:c.x-40,y:c.y-14,height:30}),o}function ei(t){let e=t.cards[t.cursor];if(!e)return;let n=[...e.in,...e.out],r=n[n.indexOf(t.edgeHovered)+1]??n[0];if(r===void 0)return;r===t.edgeHovered&&Y(t,-1),Y(t,r);let i=t.edges[r];t.said.textContent=[i.title,...i.says??[]].filter(Boolean).join(". ")}var ni={width:168,height:96};function be(t,e){cancelAnimationFrame(t.waiting?.[e.name]),t.waiting={...t.waiting,[e.name]:requestAnimationFrame(()=>t.svg&&e(t))}}function ri(t){t.minimap||(t.minimap=Pc(t));let{minimap:e,cards:n,width:r,height:i}=t;e.scale=Math.min(ni.width/r,ni.height/i);let[o,s]=[Math.max(24,r*e.scale),Math.max(16,i*e.scale)],a=window.devicePixelRatio||1;Object.assign(e.paper,{width:o*a,height:s*a}),Object.assign(e.box.style,{width:`${o}px`,height:`${s}px`}),e.box.title=t.data.words.minimap??"";let c=e.paper.getContext("2d"),l=getComputedStyle(t.box);c.scale(e.scale*a,e.scale*a);let[u,d]=["--muted","--card-line"].map(h=>l.getPropertyValue(h));for(let h of n)c.fillStyle=h.folds?u:d,c.fillRect(h.x,h.y,h.width,h.height);wn(t)}function wn(t){let{minimap:e,view:n,scale:r,x:i,y:o,width:s,height:a}=t;if(!e)return;let c=i<-1||o<-1||i+s*r>n.clientWidth+1||o+a*r>n.clientHeight+1;if(e.box.hidden=!c,e.box.hidden)return;let l=(b,M,A)=>{let x=Math.min(Math.max(0,-b/r),A);return[x*e.scale,(Math.min(A,(M-b)/r)-x)*e.scale]},[u,d]=l(i,n.clientWidth,s),[h,m]=l(o,n.clientHeight,a);Object.assign(e.frame.style,{left:`${u}px`,top:`${h}px`,width:`${Math.max(4,d)}px`,height:`${Math.max(4,m)}px`})}function Pc(t){let e=t.view.appendChild(w("div","minimap")),n=e.appendChild(w("canvas")),r=e.appendChild(w("div","window"));e.setAttribute("aria-hidden","true");let i={box:e,paper:n,frame:r,scale:1},o=s=>{let a=e.getBoundingClientRect(),{scale:c,view:l}=t;t.fitted=!1,st(t,c,l.clientWidth/2-(s.clientX-a.left)/i.scale*c,l.clientHeight/2-(s.clientY-a.top)/i.scale*c)};return e.addEventListener("pointerdown",s=>{s.stopPropagation(),e.setPointerCapture(s.pointerId),o(s)}),e.addEventListener("pointermove",s=>{s.stopPropagation(),s.buttons&&o(s)}),e.addEventListener("pointerup",s=>s.stopPropagation()),e.addEventListener("dblclick",s=>s.stopPropagation()),i}function ii({room:t}){return{left:6,top:44,width:t.width-12,height:t.height-44-6}}function ke(t){return t.lecturing?1.5:1}function Xt(t){let e=t.data?.room;if(!e||(t.seen||xn(t,!0),!t.room.width))return;let{width:n,height:r}=ii(t),i=[n,r].map(o=>Math.floor(o/ke(t)/20)*20);if(i[0]===e[0]&&i[1]===e[1])return t.askedRoom="",clearTimeout(t.asking),xn(t,!1);t.askedRoom!==i.join()&&(t.askedRoom=i.join(),clearTimeout(t.asking),t.asking=setTimeout(()=>t.send({room:i}),120))}function xn(t,e){t.box.classList.toggle("awaiting",e),clearTimeout(t.patience),e?t.patience=setTimeout(()=>xn(t,!1),2500):t.seen=!0}function Rc(t,e){let n=ii(t),{right:r,bottom:i}=t.covered,o={...n,width:n.width-r,height:n.height-i},s=Math.min(o.width/t.width,o.height/t.height);return e||s>=1*ke(t)?o:n}function oi(t,e){let n=Rc(t,e),r=Math.min(1.6*ke(t),n.width/t.width,n.height/t.height),i=e?r:Math.max(1*ke(t),r),o=t.cards[t.data.root]??{x:0,y:0,width:0,height:0},s=(a,c,l,u,d)=>l*i<=c?a+(c-l*i)/2:a-Math.max(0,Math.min((u+d)*i-c+8,l*i-c));return{scale:i,x:s(n.left,n.width,t.width,o.x,o.width),y:s(n.top,n.height,t.height,o.y,o.height)}}var qc=.02,Bc=4,si=4;function ai(t){let{view:e}=t,n=Mt;t.zoom=Hr().scaleExtent([qc,Bc]).extent(()=>[[0,0],[t.room.width,t.room.height]]).clickDistance(si).filter(r=>r.type==="wheel"?Dc(t,r):!r.button).wheelDelta(r=>-r.deltaY*(r.deltaMode?30:1)/350).on("start",({transform:r})=>{n=r}).on("zoom",({transform:r,sourceEvent:i})=>{i&&(t.fitted=!1,!e.classList.contains("dragging")&&Math.hypot(r.x-n.x,r.y-n.y)>si&&(e.classList.add("dragging"),V(t,-1),Y(t,-1))),Hc(t,r)}).on("end",()=>e.classList.remove("dragging")),I(e).call(t.zoom).on("dblclick.zoom",null)}function Dc(t,e){return e.ctrlKey||t.root.activeElement===t.view||document.activeElement===t.view}function Hc(t,{k:e,x:n,y:r}){Object.assign(t,{scale:e,x:n,y:r}),t.canvas.style.transform=`translate(${n}px, ${r}px) scale(${e})`,t.view.style.backgroundPosition=`${n}px ${r}px`,be(t,wn)}function st(t,e,n,r){t.zoom.transform(I(t.view),Mt.translate(n,r).scale(e))}function Et(t,e){t.fitted=!1,t.zoom.scaleBy(I(t.view),e)}function P(t,e=!1){if(!t.svg||!t.room.width)return;let{scale:n,x:r,y:i}=oi(t,e);st(t,n,r,i),t.fitted=!0}function Vt(t,e){if(!t.room.width)return;let n=t.x+e.x*t.scale,r=t.y+e.y*t.scale,i=(a,c,l)=>a<16?16-a:Math.min(0,l-16-a-c),o=i(n,e.width*t.scale,t.room.width-t.covered.right),s=i(r,e.height*t.scale,t.room.height-t.covered.bottom);!o&&!s||(t.fitted=!1,st(t,t.scale,t.x+o,t.y+s))}var Fc="input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]",yn=14;function ci(t){t.caption=t.view.appendChild(w("div","caption")),t.caption.hidden=!0,t.caption.setAttribute("aria-hidden","true");let e=r=>{if(!(r.composedPath().some(o=>o instanceof Element&&o.matches(Fc))||r.ctrlKey||r.metaKey||r.altKey||r.repeat)){if(jt("page",r)==="lecture")_e(t);else if(r.key==="Escape"&&t.lecturing)_e(t);else return;r.preventDefault()}},n=()=>t.lecturing&&t.full&&!document.fullscreenElement&&li(t,!1);return window.addEventListener("keydown",e),document.addEventListener("fullscreenchange",n),()=>{window.removeEventListener("keydown",e),document.removeEventListener("fullscreenchange",n)}}function _e(t){let e=!t.lecturing;if(li(t,e),!e)return document.fullscreenElement&&document.exitFullscreen();t.box.requestFullscreen?.().then(()=>{t.full=!0},()=>{})}function li(t,e){Object.assign(t,{lecturing:e,full:!1}),t.box.classList.toggle("lecture",e),t.controls.lecture.setAttribute("aria-pressed",String(e)),t.view.focus({preventScroll:!0}),requestAnimationFrame(()=>{t.room={width:t.view.clientWidth,height:t.view.clientHeight},Xt(t),P(t),pn(t)})}function pn(t){let{player:e,caption:n}=t,r=e.active?e.steps[e.at-1]:void 0;if(n.hidden=!t.lecturing||!r,e.says.classList.toggle("elsewhere",!n.hidden),n.hidden)return;n.classList.toggle("backward",r.number!==void 0),n.textContent=r.says,n.style.left="0";let i=Vc(t,r),[o,s,a]=[t.x+i.x*t.scale,t.y+i.y*t.scale,i.height*t.scale],[c,l]=[n.offsetWidth,n.offsetHeight],u=i.width*t.scale/2+yn,d=[[o-c/2,s+a+yn],[o+u,s+a/2-l/2],[o-u-c,s+a/2-l/2],[o-c/2,s-l-yn],[o+u,s+a],[o-u-c,s+a]].map(([M,A])=>[Math.max(8,Math.min(M,t.room.width-c-8)),Math.max(8,Math.min(A,t.room.height-l-8))]),h=d.map(([M,A])=>Xc(t,M,A,c,l)),[m,b]=d[h.indexOf(Math.min(...h))];Object.assign(n.style,{left:`${m}px`,top:`${b}px`})}function Xc(t,e,n,r,i){let o=(s,a,c,l)=>Math.max(0,Math.min(s+a,c+l)-Math.max(s,c));return t.cards.reduce((s,a)=>{let[c,l]=[t.x+a.x*t.scale,t.y+a.y*t.scale];return s+o(e,r,c,a.width*t.scale)*o(n,i,l,a.height*t.scale)},0)}function Vc(t,e){let n=e.edge===void 0?null:t.edges[e.edge]?.group?.querySelector("path.stroke-edge");if(n){let{x:i,y:o}=n.getPointAtLength(n.getTotalLength()/2);return{x:i,y:o-12,width:24,height:24}}let r=t.cards[e.card]??{x:0,y:0,width:0,height:0};return{x:r.x+r.width/2,y:r.y,width:r.width,height:r.height}}var Yc="M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z",Wc={ran:!0,adjoint:!0};function ui(t){let e=w("span","found"),n=w("input");n.type="search",n.addEventListener("input",()=>Me(t)),n.addEventListener("keydown",o=>{o.key==="Enter"?Gc(t):o.key==="Escape"&&(n.value="",Me(t),t.view.focus()),o.stopPropagation()});let r=(o,s)=>{let a=w("button","",o);return a.type="button",a.addEventListener("click",s),a},i={search:n,found:e,in:r("+",()=>Et(t,1.25)),out:r("−",()=>Et(t,.8)),fit:r("⤢",()=>P(t,!0)),lecture:r("",()=>_e(t)),legend:r("?",()=>{t.legend.hidden=!t.legend.hidden,i.legend.setAttribute("aria-expanded",String(!t.legend.hidden))})};i.lecture.append(St(Yc));for(let o of[i.in,i.out])o.className="by-step";return t.bar.append(n,e,i.in,i.out,i.fit,i.lecture,i.legend),i}function fi(t,e){t.worded=JSON.stringify(e);let{controls:n}=t,r=(o,s)=>{o.setAttribute("aria-label",s),o.title=s};Gr(t,e),r(n.in,e["zoom-in"]),r(n.out,e["zoom-out"]),r(n.fit,e.fit),r(n.lecture,e.lecture),r(n.legend,e.legend),r(n.search,e.search),n.search.placeholder=e["search-short"],n.legend.setAttribute("aria-expanded",String(!t.legend.hidden)),t.view.setAttribute("aria-label",e.picture),t.list.setAttribute("aria-label",e.nodes),t.empty.textContent=e.empty;let i=(o,s,a)=>{let c=w("div");return c.append(w("span",`sign ${o}`,s),w("span","",a)),c};t.legend.replaceChildren(i("forward","▸",e["legend-value"]),i("backward","◂",e["legend-adjoint"]),i("line","",e["legend-edge"]),i("back","",e["legend-contribution"]),i("dashed","",e["legend-view"]),i("double","",e["legend-in-place"]),i("bookmark","",e["legend-kept"]),i("cutting","",e["legend-cut"]),i("grey","",e["legend-pruned"]))}function Me(t){let e=t.controls.search.value.trim().toLowerCase(),n=0;for(let r of t.cards){let i=e!==""&&`${r.title} ${r.beside} ${r.formula??""} ${r.turn??""} ${r.holds??""}`.toLowerCase().includes(e);r.group?.classList.toggle("match",i),i&&(n+=1)}t.canvas.classList.toggle("searching",e!==""),t.controls.found.textContent=e&&t.data?t.data.words.matches.replace("{count}",n):""}function Gc(t){let e=[...t.cards.keys()].filter(o=>t.cards[o].group?.classList.contains("match")),n=e.find(o=>o>t.cursor)??e[0];if(n===void 0)return;let{folds:r,id:i}=t.cards[n];r?t.send({find:t.controls.search.value.trim(),within:i}):Yt(t,n)}function bn(t,e){t.list.replaceChildren(...e.map(n=>w("li","",kn(t,n,!0))))}function kn(t,e,n=!1){let{words:r}=t.data,i=[`${e.title} ${e.beside}`];if(e.turn&&i.push(e.turn),e.value!==void 0){let{ran:o,adjoint:s}=n?Wc:Ht(t,t.cards.indexOf(e));i.push(`${r.value} ${o?e.valueShort:r["not-yet"]}`),i.push(`${r.adjoint} ${s?e.adjointShort:r["not-yet"]}`)}return e.folds&&i.push(r.unfold),i.join(". ")}function di(t,e){t.pictures.values().next().value?.ticket!==e.ticket&&t.pictures.clear(),t.pictures.delete(_n(e,e.opened)),t.pictures.set(_n(e,e.opened),e),t.pictures.size>16&&t.pictures.delete(t.pictures.keys().next().value)}function hi({pictures:t,data:e},n){if(!e.opened)return;let r=e.frames.some(l=>l.id===n),[i,o]=r?[n,`-${n}`]:[`-${n}`,n],s=[...e.opened.filter(l=>l!==i&&l!==o),o],a=s.filter(l=>l!==o);return[s,a].map(l=>t.get(_n(e,l))).find(l=>l&&l.frames.some(u=>u.id===n)!==r)}function _n({ticket:t,setting:e,room:n},r){return JSON.stringify([t,e,n,[...r??[]].sort()])}function At(t,e){return e==null?-1:t.data?.cardOf[e]??-1}function vi(t,e){let n=e!==t.selected;t.selected=e;let r=At(t,e);gi(t,r>=0?r:n?-1:t.cursor??-1),n&&r>=0&&Vt(t,t.cards[r]),Ee(t,"page")}function Ee(t,e,n=!1){let{data:r,selected:i}=t,o=t.cards[At(t,i)],s=i===r.selected?r.selectedSpan:o?.span;R("selected",{spans:s?[Ft(s)]:[]});let a={node:i,ticket:r.ticket,title:o?.title??"",by:e,open:n,known:c=>Kr(t,c)};R("node",a)}function gi(t,e){e!==t.cursor&&Y(t,-1),t.cursor=e;let n=t.cards[e];t.cards.forEach((r,i)=>{r.group?.classList.toggle("selected",i===e||n?.node!==void 0&&r.node===n.node&&r.node!==null)});for(let r of t.edges)r.group?.classList.toggle("near",r.tail===e||r.head===e);t.said.textContent=n?kn(t,n):""}function Wt(t,e,n=!0){let r=t.cards[e];if(gi(t,e),r?.folds)return n?Mn(t,r.folds):void 0;let i=r?.node??null;r&&i===null||(t.selected=i,Ee(t,"hand",n))}function Mn(t,e){t.toggled=e;let{opened:n}=t.data,r=hi(t,e);if(!r)return t.send(n?{toggled:e,opened:n}:{toggled:e});t.show(r),R("folded",{opened:r.opened,node:t.selected,ticket:r.ticket})}var Uc={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};function Kc(t,e,[n,r]){let i=[...e.in.map(c=>t.edges[c].tail),...e.out.map(c=>t.edges[c].head)],s=pi(e,i.map(c=>t.cards[c]),n,r)??pi(e,t.cards,n,r);if(s||!n)return s;let a=t.edges[n>0?e.out[0]:e.in[0]];return t.cards[n>0?a?.head:a?.tail]}function pi(t,e,n,r){let i=s=>{let[a,c]=[s.x+(s.width-t.width)/2-t.x,s.y+(s.height-t.height)/2-t.y],[l,u]=[a*n+c*r,Math.abs(a*r+c*n)];return s.group&&l>4&&u<=l?l+2*u:1/0},[o]=e.filter(s=>i(s)<1/0).sort((s,a)=>i(s)-i(a));return o}var mi={first:t=>Yt(t,0),last:t=>Yt(t,Qc(t)),close:t=>Wt(t,-1),in:t=>Et(t,1.25),out:t=>Et(t,.8),fit:t=>P(t,!0),edge:ei,search:t=>t.controls.search.focus(),back:t=>Q(t,t.player.at-1),on:t=>Q(t,t.player.active?t.player.at+1:1)};function wi(t,e){let n=jt("picture",e)??"";if(!(e.altKey||e.metaKey||e.ctrlKey&&!["in","out","fit"].includes(n))){if(n==="cards"&&t.cards.length)jc(t,Uc[e.key]);else if(n==="open"&&t.cursor>=0)Wt(t,t.cursor,"keys");else if(n in mi)mi[n](t);else return;e.preventDefault(),e.stopPropagation()}}function jc(t,e){let n=t.cards[t.cursor],r=n?Kc(t,n,e):t.cards[0];r&&Yt(t,t.cards.indexOf(r))}function Yt(t,e){t.cards[e]&&(Wt(t,e,!1),Vt(t,t.cards[e]))}function Qc(t){return t.cards.findLastIndex(e=>e.node!==null&&e.node!==void 0)}var xi=`.graph.lecture {
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
`;var yi=`.minimap {
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
`;function bi(t,e){let n=t.svg?el(t):void 0;t.drawn=e.svg;let r=w("div");if(r.innerHTML=e.svg,t.svg=r.querySelector("svg"),t.canvas.replaceChildren(...t.svg?[t.svg]:[]),t.empty.hidden=!!t.svg,V(t,-1),Y(t,-1),t.cards=[],t.edges=[],!t.svg)return t.minimap&&(t.minimap.box.hidden=!0),bn(t,[]);let[,,i,o]=t.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);Object.assign(t,{width:i,height:o}),Object.assign(t.svg.style,{width:`${i}px`,height:`${o}px`}),t.svg.setAttribute("aria-hidden","true"),tl(t,e),ti(t),bn(t,e.cards),Me(t),be(t,ri);let s=n&&ki(t,n.id);if(e.turning&&n!==void 0)return st(t,t.scale,t.x,t.y);if(t.fitted||!s)return P(t);st(t,t.scale,n.left-s.x*t.scale,n.top-s.y*t.scale)}function tl(t,e){let n=new Map;for(let s of t.svg.querySelectorAll("g[id]"))n.set(s.id,s);let r=/translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(n.get("graph0")?.getAttribute("transform")??""),[i,o]=r?[Number(r[1]),Number(r[2])]:[0,0];t.cards=e.cards.map((s,a)=>{let c=n.get(s.id),l=c?.querySelector("rect"),u=d=>Number(l?.getAttribute(d)??0);return c&&(c.dataset.card=a),{...s,group:c,in:[],out:[],x:i+u("x"),y:o+u("y"),width:u("width"),height:u("height")}}),t.edges=e.edges.map((s,a)=>(t.cards[s.tail].out.push(a),t.cards[s.head].in.push(a),{...s,group:n.get(s.id)}));for(let s of e.frames){let a=n.get(`f${s.id}`);a&&(a.dataset.frame=s.id)}}function el(t){let e=t.toggled??t.cards[At(t,t.selected)]?.id;t.toggled=null;let n=e&&ki(t,e);return n?{id:e,left:t.x+n.x*t.scale,top:t.y+n.y*t.scale}:null}function ki(t,e){let n=t.cards.find(i=>i.id===e);if(n)return n;let r=t.data.frames.findIndex(i=>i.id===e);return r<0?null:t.cards.find(i=>i.frame===r)??null}var _i=`.player {
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
.says {
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
`;function Mi(t){let{view:e}=t;e.addEventListener("pointermove",n=>n.buttons||rl(t,n)),e.addEventListener("pointerleave",()=>{V(t,-1),Y(t,-1)}),e.addEventListener("click",n=>il(t,En(n))),e.addEventListener("keydown",n=>wi(t,n)),e.addEventListener("dblclick",n=>En(n).card===void 0&&P(t,!0))}function En(t){let e=t.target.closest?.("g[data-card], g[data-edge], g[data-frame]");return{card:e?.dataset.card,edge:e?.dataset.edge,frame:e?.dataset.frame}}function rl(t,e){let{card:n,edge:r}=En(e);Y(t,r===void 0?-1:Number(r));let i=n===void 0?-1:Number(n);i!==t.hovered&&(V(t,i),i>=0&&Zr(t,i))}function il(t,{card:e,frame:n}){t.view.focus({preventScroll:!0}),t.tip.hidden=!0,e!==void 0?Wt(t,Number(e)):n!==void 0&&Mn(t,n)}var Ei=`.graph {
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

/* The picture. Text sizes and fonts are those that viz/picture/measure.py reckons with. */
text {
  white-space: pre;
  pointer-events: none;
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
.node.up > rect.stroke-card-line {
  stroke: var(--forward);
}
.node.down > rect.stroke-card-line {
  stroke: var(--backward);
  stroke-dasharray: 7 2;
}
.edge.up > path.stroke-edge {
  stroke: var(--forward);
  stroke-width: 2.4;
}
.edge.up > polygon.fill-edge {
  fill: var(--forward);
}
.edge.down > path.stroke-edge {
  stroke: var(--backward);
  stroke-width: 2.4;
  stroke-dasharray: 9 3;
}
.edge.down > polygon.fill-edge {
  fill: var(--backward);
}
.node.here > rect.stroke-card-line {
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
  .bar input,
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
`;var Wf=Sn([Nn,Cn,Ei,yi,_i,xi],t=>{let e=sl(t);return{update(n,{setTriggerValue:r}){e.send=i=>r("acted",{...i,at:e.selected}),di(e,n),Ai(e,n)},stop:e.stop}});function sl(t){let e=t.appendChild(w("div","graph themed")),n=e.appendChild(w("div","view")),r=n.appendChild(w("div","canvas")),i=n.appendChild(w("div","empty")),o=e.appendChild(w("div","bar")),s=e.appendChild(w("div","legend")),a=e.appendChild(w("div","tip")),c=e.appendChild(w("ol","unseen")),l=e.appendChild(w("div","unseen"));n.tabIndex=0,n.setAttribute("role","application"),l.setAttribute("aria-live","polite"),a.setAttribute("aria-hidden","true"),a.hidden=s.hidden=!0;let u={root:t,box:e,view:n,canvas:r,empty:i,bar:o,legend:s,tip:a,list:c,said:l,data:null,svg:null,drawn:null,cards:[],edges:[],frames:[],selected:null,told:void 0,scale:1,x:0,y:0,width:0,height:0,fitted:!0,toggled:null,way:null,cursor:-1,hovered:-1,edgeHovered:-1,staying:0,room:{width:0,height:0},covered:{right:0,bottom:0},pictures:new Map,answers:new Map,send:b=>{}};u.show=b=>Ai(u,{...b,selected:u.data.selected}),u.controls=ui(u),u.player=Wr(u),n.after(u.player.box),ai(u),Mi(u);let d=new ResizeObserver(()=>{u.room={width:n.clientWidth,height:n.clientHeight},document.documentElement.style.setProperty("--drawer-height",`${n.clientHeight+1}px`),u.fitted&&P(u),hn(u.player),Xt(u)});d.observe(n);let h=al(u),m=ci(u);return u.stop=()=>{d.disconnect(),clearTimeout(u.asking),clearTimeout(u.patience),h(),m(),ye(u),gt(null),e.remove()},u}function al(t){return An({who:()=>t.data&&Ee(t,"page"),told:({node:e})=>{t.told=e},way:e=>{t.way=e,vn(t)},drawer:({right:e,bottom:n})=>{let r=n?t.view.getBoundingClientRect().bottom-innerHeight+n:0,i=t.covered;if(t.covered={right:e,bottom:Math.max(0,r)},t.box.classList.toggle("beside",e>0),i.right===e&&i.bottom===t.covered.bottom)return;let o=t.cards[At(t,t.selected)];t.fitted&&P(t),o&&Vt(t,o)},closed:()=>t.view.focus({preventScroll:!0}),"edge-answer":e=>{e.ticket===t.data?.ticket&&(t.answers.set(e.edge,e.says),t.edgeHovered>=0&&gn(t,t.edges[t.edgeHovered]))}})}function Ai(t,e){let n=e.ticket!==t.data?.ticket,r=t.data;t.data=e,n&&t.answers.clear(),t.box.style.setProperty("--height",`${e.height}px`),Tn(t.box),Xt(t),t.worded!==JSON.stringify(e.words)&&fi(t,e.words),e.svg!==t.drawn&&bi(t,e),n&&(t.way=null),vn(t),Ur(t,e);let o=!r||e.selected!==r.selected&&e.selected!==t.told?e.selected:t.selected;vi(t,o!==null&&o<e.nodes?o:null)}export{Wf as default};
