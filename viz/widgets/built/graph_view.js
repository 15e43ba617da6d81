var uo="http://www.w3.org/2000/svg";function x(t,e="",n=""){let r=document.createElement(t);return e&&(r.className=e),n!==""&&(r.textContent=String(n)),r}function O(t,e={},n=""){let r=document.createElementNS(uo,t);for(let[i,o]of Object.entries(e))r.setAttribute(i,String(o));return n&&r.setAttribute("class",n),r}function dt(t){let e=O("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(O("path",{d:t})),e}function C(t,e){window.dispatchEvent(new CustomEvent(`cotangent:${t}`,{detail:e}))}function Fn(t){let e=Object.entries(t).map(([n,r])=>{let i=o=>r(o.detail);return window.addEventListener(`cotangent:${n}`,i),()=>window.removeEventListener(`cotangent:${n}`,i)});return()=>{for(let n of e)n()}}function Xn(t,e){let n=t.map(i=>{let o=new CSSStyleSheet;return o.replaceSync(i),o}),r=new WeakMap;return i=>{let o=i.parentElement,s=r.get(o);s||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...n],s=e(o),r.set(o,s));let a=s;return a.update(i.data,i),()=>{a.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(l=>!n.includes(l)),r.delete(o)}}}var Vn=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
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
`;var Yn=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var Wn=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function mo(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),xo(n)}function xo(t){let[e=255,n=255,r=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*r<128}function qe(t){let e=mo(t);return t.classList.toggle("dark",e),e}var vo=24e6,wo=5e3,go=700;function Rt(t){return String(t).split("-")[0]}function lt(t,e){let{opened:n,view:r,folding:i,layout:o,steps:s,pass:a}=e;return JSON.stringify([[...n].sort(),r,i,o,s,a,s?t.selected:null])}function jn(t,e){let n=JSON.stringify([Rt(e.ticket),e.room,e.words.picture]);n!==t.about&&(t.pictures.clear(),t.asked.clear()),t.about=n,e.chosen&&Be(t,e.chosen,e)}function Be(t,e,n){let r=lt(t,e);t.pictures.delete(r),t.pictures.set(r,{...n,chosen:e});let i=0;for(let o of[...t.pictures.keys()].reverse())i+=t.pictures.get(o).svg.length,i>vo&&o!==r&&t.pictures.delete(o)}function ht(t,e){let{chosen:n,frames:r}=t.data,i=r.some(u=>u.id===e),[o,s]=i?[e,`-${e}`]:[`-${e}`,e],a=n.opened.filter(u=>u!==o&&u!==s),l=[[...a,s],a].map(u=>({...n,opened:u.sort()})),c=u=>u?.frames.some(d=>d.id===e)!==i;return l.find(u=>t.pictures.has(lt(t,u))&&c(Gn(t,u)))??l[0]}function Gn(t,e){return t.pictures.get(lt(t,e))}function He({asked:t},e){return performance.now()-(t.get(e)??-1/0)<wo}function Un(t,e){return Gn(t,ht(t,e))!==void 0}function ct(t,e,n=()=>{}){if(!t.data.chosen)return;clearTimeout(t.awaited?.timer),Object.assign(t,{awaited:null,unheard:null});let r=lt(t,e);t.pictures.has(r)?(t.show(t.pictures.get(r)),t.unheard=e,C("chosen",{chosen:e,node:t.selected,ticket:t.data.ticket}),n()):He(t,r)?t.awaited={name:r,chosen:e,then:n,timer:setTimeout(()=>t.send({chosen:e}),go)}:t.send({chosen:e}),t.box.setAttribute("aria-busy",String(!t.pictures.has(r)))}function Kn(t){let{awaited:e}=t;e&&t.pictures.has(e.name)&&ct(t,e.chosen,e.then)}var yo=900,bo=80,Jn=24,ko=4,_o=6e4,De=["","LR","TB","rows"];function Qn(t){clearTimeout(t.resting),!(!t.data.chosen||t.data.turning)&&(t.resting=setTimeout(()=>requestIdleCallback(()=>tr(t,Mo(t))),yo))}function qt(t,e){clearTimeout(t.pointing),t.data.chosen&&(t.pointing=setTimeout(()=>tr(t,e()),bo))}function Zn(t,{ticket:e,chosen:n,found:r}){if(!t.data?.chosen||t.moving||Rt(e)!==Rt(t.data.ticket))return;let i=`${Rt(e)}-${r.shown??""}`;Be(t,n,{...r,ticket:i}),r.details&&C("details",{ticket:i,details:r.details}),Kn(t)}function tr(t,e){let{data:n,pictures:r}=t,i=e.filter(o=>!r.has(lt(t,o))&&!He(t,lt(t,o))).slice(0,Jn);if(!(!i.length||n.room&&!t.seen)){for(let o of i)t.asked.set(lt(t,o),performance.now());C("wish",{ticket:n.ticket,room:n.room,node:t.selected,chosen:i})}}function Mo(t){let{data:e}=t;return[...[...e.cards.filter(r=>r.folds).map(r=>r.folds),...e.frames.map(({id:r})=>r)].slice(0,Jn-8).map(r=>ht(t,r)),...e.svg.length<_o?Fe(t):[]]}function Fe({data:t}){let e=t.menu.passes.length,n=[t.chosen.pass-1,t.chosen.pass+1,0,e-1].filter(r=>r>=0&&r<e);return[...new Set(n)].slice(0,ko).map(r=>({...t.chosen,pass:r}))}function er({data:{chosen:t}}){return[...De.map(e=>({...t,layout:e})),...["line","scope"].map(e=>({...t,folding:e})),...["torch","maths"].map(e=>({...t,view:e}))].filter(e=>JSON.stringify(e)!==JSON.stringify(t))}var nr={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function re(t,{key:e}){let n=e.length===1?e.toLowerCase():e;return Object.entries(nr[t]).find(([,r])=>r.includes(n))?.[0]}var Xe="http://www.w3.org/1999/xhtml",rr={svg:"http://www.w3.org/2000/svg",xhtml:Xe,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Bt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),rr.hasOwnProperty(e)?{space:rr[e],local:t}:t}function So(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===Xe&&e.documentElement.namespaceURI===Xe?e.createElement(t):e.createElementNS(n,t)}}function Ao(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function ir(t){var e=Bt(t);return(e.local?Ao:So)(e)}function Co(){}function oe(t){return t==null?Co:function(){return this.querySelector(t)}}function No(t){typeof t!="function"&&(t=oe(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),l,c,u=0;u<s;++u)(l=o[u])&&(c=t.call(l,l.__data__,u,o))&&("__data__"in l&&(c.__data__=l.__data__),a[u]=c);return new q(r,this._parents)}function To(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function zo(){return[]}function Ye(t){return t==null?zo:function(){return this.querySelectorAll(t)}}function Lo(t){return function(){return To(t.apply(this,arguments))}}function Oo(t){typeof t=="function"?t=Lo(t):t=Ye(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,l,c=0;c<a;++c)(l=s[c])&&(r.push(t.call(l,l.__data__,c,s)),i.push(l));return new q(r,i)}function We(t){return function(){return this.matches(t)}}function or(t){return function(e){return e.matches(t)}}var $o=Array.prototype.find;function Io(t){return function(){return $o.call(this.children,t)}}function Po(){return this.firstElementChild}function Ro(t){return this.select(t==null?Po:Io(typeof t=="function"?t:or(t)))}var qo=Array.prototype.filter;function Bo(){return Array.from(this.children)}function Ho(t){return function(){return qo.call(this.children,t)}}function Do(t){return this.selectAll(t==null?Bo:Ho(typeof t=="function"?t:or(t)))}function Fo(t){typeof t!="function"&&(t=We(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],l,c=0;c<s;++c)(l=o[c])&&t.call(l,l.__data__,c,o)&&a.push(l);return new q(r,this._parents)}function sr(t){return new Array(t.length)}function Xo(){return new q(this._enter||this._groups.map(sr),this._parents)}function ie(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}ie.prototype={constructor:ie,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function Vo(t){return function(){return t}}function Yo(t,e,n,r,i,o){for(var s=0,a,l=e.length,c=o.length;s<c;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new ie(t,o[s]);for(;s<l;++s)(a=e[s])&&(i[s]=a)}function Wo(t,e,n,r,i,o,s){var a,l,c=new Map,u=e.length,d=o.length,h=new Array(u),m;for(a=0;a<u;++a)(l=e[a])&&(h[a]=m=s.call(l,l.__data__,a,e)+"",c.has(m)?i[a]=l:c.set(m,l));for(a=0;a<d;++a)m=s.call(t,o[a],a,o)+"",(l=c.get(m))?(r[a]=l,l.__data__=o[a],c.delete(m)):n[a]=new ie(t,o[a]);for(a=0;a<u;++a)(l=e[a])&&c.get(h[a])===l&&(i[a]=l)}function jo(t){return t.__data__}function Go(t,e){if(!arguments.length)return Array.from(this,jo);var n=e?Wo:Yo,r=this._parents,i=this._groups;typeof t!="function"&&(t=Vo(t));for(var o=i.length,s=new Array(o),a=new Array(o),l=new Array(o),c=0;c<o;++c){var u=r[c],d=i[c],h=d.length,m=Uo(t.call(u,u&&u.__data__,c,r)),b=m.length,M=a[c]=new Array(b),S=s[c]=new Array(b),g=l[c]=new Array(h);n(u,d,M,S,g,m,e);for(var z=0,L=0,D,P;z<b;++z)if(D=M[z]){for(z>=L&&(L=z+1);!(P=S[L])&&++L<b;);D._next=P||null}}return s=new q(s,r),s._enter=a,s._exit=l,s}function Uo(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function Ko(){return new q(this._exit||this._groups.map(sr),this._parents)}function Jo(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function Qo(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),l=0;l<s;++l)for(var c=n[l],u=r[l],d=c.length,h=a[l]=new Array(d),m,b=0;b<d;++b)(m=c[b]||u[b])&&(h[b]=m);for(;l<i;++l)a[l]=n[l];return new q(a,this._parents)}function Zo(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function ts(t){t||(t=es);function e(d,h){return d&&h?t(d.__data__,h.__data__):!d-!h}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,l=i[o]=new Array(a),c,u=0;u<a;++u)(c=s[u])&&(l[u]=c);l.sort(e)}return new q(i,this._parents).order()}function es(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function ns(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function rs(){return Array.from(this)}function is(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function os(){let t=0;for(let e of this)++t;return t}function ss(){return!this.node()}function as(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function ls(t){return function(){this.removeAttribute(t)}}function cs(t){return function(){this.removeAttributeNS(t.space,t.local)}}function us(t,e){return function(){this.setAttribute(t,e)}}function fs(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function ds(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function hs(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function ps(t,e){var n=Bt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?cs:ls:typeof e=="function"?n.local?hs:ds:n.local?fs:us)(n,e))}function ar(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function ms(t){return function(){this.style.removeProperty(t)}}function xs(t,e,n){return function(){this.style.setProperty(t,e,n)}}function vs(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function ws(t,e,n){return arguments.length>1?this.each((e==null?ms:typeof e=="function"?vs:xs)(t,e,n??"")):pt(this.node(),t)}function pt(t,e){return t.style.getPropertyValue(e)||ar(t).getComputedStyle(t,null).getPropertyValue(e)}function gs(t){return function(){delete this[t]}}function ys(t,e){return function(){this[t]=e}}function bs(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function ks(t,e){return arguments.length>1?this.each((e==null?gs:typeof e=="function"?bs:ys)(t,e)):this.node()[t]}function lr(t){return t.trim().split(/^|\s+/)}function je(t){return t.classList||new cr(t)}function cr(t){this._node=t,this._names=lr(t.getAttribute("class")||"")}cr.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function ur(t,e){for(var n=je(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function fr(t,e){for(var n=je(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function _s(t){return function(){ur(this,t)}}function Ms(t){return function(){fr(this,t)}}function Es(t,e){return function(){(e.apply(this,arguments)?ur:fr)(this,t)}}function Ss(t,e){var n=lr(t+"");if(arguments.length<2){for(var r=je(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?Es:e?_s:Ms)(n,e))}function As(){this.textContent=""}function Cs(t){return function(){this.textContent=t}}function Ns(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ts(t){return arguments.length?this.each(t==null?As:(typeof t=="function"?Ns:Cs)(t)):this.node().textContent}function zs(){this.innerHTML=""}function Ls(t){return function(){this.innerHTML=t}}function Os(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function $s(t){return arguments.length?this.each(t==null?zs:(typeof t=="function"?Os:Ls)(t)):this.node().innerHTML}function Is(){this.nextSibling&&this.parentNode.appendChild(this)}function Ps(){return this.each(Is)}function Rs(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function qs(){return this.each(Rs)}function Bs(t){var e=typeof t=="function"?t:ir(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function Hs(){return null}function Ds(t,e){var n=typeof t=="function"?t:ir(t),r=e==null?Hs:typeof e=="function"?e:oe(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Fs(){var t=this.parentNode;t&&t.removeChild(this)}function Xs(){return this.each(Fs)}function Vs(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Ys(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function Ws(t){return this.select(t?Ys:Vs)}function js(t){return arguments.length?this.property("__data__",t):this.node().__data__}function Gs(t){return function(e){t.call(this,e,this.__data__)}}function Us(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function Ks(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function Js(t,e,n){return function(){var r=this.__on,i,o=Gs(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function Qs(t,e,n){var r=Us(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var l=0,c=a.length,u;l<c;++l)for(i=0,u=a[l];i<o;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?Js:Ks,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function dr(t,e,n){var r=ar(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function Zs(t,e){return function(){return dr(this,t,e)}}function ta(t,e){return function(){return dr(this,t,e.apply(this,arguments))}}function ea(t,e){return this.each((typeof e=="function"?ta:Zs)(t,e))}function*na(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var hr=[null];function q(t,e){this._groups=t,this._parents=e}function mt(){return new q([[document.documentElement]],hr)}function ra(){return this}q.prototype=mt.prototype={constructor:q,select:No,selectAll:Oo,selectChild:Ro,selectChildren:Do,filter:Fo,data:Go,enter:Xo,exit:Ko,join:Jo,merge:Qo,selection:ra,order:Zo,sort:ts,call:ns,nodes:rs,node:is,size:os,empty:ss,each:as,attr:ps,style:ws,property:ks,classed:Ss,text:Ts,html:$s,raise:Ps,lower:qs,append:Bs,insert:Ds,remove:Xs,clone:Ws,datum:js,on:Qs,dispatch:ea,[Symbol.iterator]:na};function B(t){return typeof t=="string"?new q([[document.querySelector(t)]],[document.documentElement]):new q([[t]],hr)}var ia=0;function oa(){return new Ve}function Ve(){this._="@"+(++ia).toString(36)}Ve.prototype=oa.prototype={constructor:Ve,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function sa(t){let e;for(;e=t.sourceEvent;)t=e;return t}function et(t,e){if(t=sa(t),e===void 0&&(e=t.currentTarget),e){var n=e.ownerSVGElement||e;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=t.clientX,r.y=t.clientY,r=r.matrixTransform(e.getScreenCTM().inverse()),[r.x,r.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var aa={value:()=>{}};function Ht(){for(var t=0,e=arguments.length,n={},r;t<e;++t){if(!(r=arguments[t]+"")||r in n||/[\s.]/.test(r))throw new Error("illegal type: "+r);n[r]=[]}return new se(n)}function se(t){this._=t}function la(t,e){return t.trim().split(/^|\s+/).map(function(n){var r="",i=n.indexOf(".");if(i>=0&&(r=n.slice(i+1),n=n.slice(0,i)),n&&!e.hasOwnProperty(n))throw new Error("unknown type: "+n);return{type:n,name:r}})}se.prototype=Ht.prototype={constructor:se,on:function(t,e){var n=this._,r=la(t+"",n),i,o=-1,s=r.length;if(arguments.length<2){for(;++o<s;)if((i=(t=r[o]).type)&&(i=ca(n[i],t.name)))return i;return}if(e!=null&&typeof e!="function")throw new Error("invalid callback: "+e);for(;++o<s;)if(i=(t=r[o]).type)n[i]=pr(n[i],t.name,e);else if(e==null)for(i in n)n[i]=pr(n[i],t.name,null);return this},copy:function(){var t={},e=this._;for(var n in e)t[n]=e[n].slice();return new se(t)},call:function(t,e){if((i=arguments.length-2)>0)for(var n=new Array(i),r=0,i,o;r<i;++r)n[r]=arguments[r+2];if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(o=this._[t],r=0,i=o.length;r<i;++r)o[r].value.apply(e,n)},apply:function(t,e,n){if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(var r=this._[t],i=0,o=r.length;i<o;++i)r[i].value.apply(e,n)}};function ca(t,e){for(var n=0,r=t.length,i;n<r;++n)if((i=t[n]).name===e)return i.value}function pr(t,e,n){for(var r=0,i=t.length;r<i;++r)if(t[r].name===e){t[r]=aa,t=t.slice(0,r).concat(t.slice(r+1));break}return n!=null&&t.push({name:e,value:n}),t}var Ge={capture:!0,passive:!1};function Ue(t){t.preventDefault(),t.stopImmediatePropagation()}function mr(t){var e=t.document.documentElement,n=B(t).on("dragstart.drag",Ue,Ge);"onselectstart"in e?n.on("selectstart.drag",Ue,Ge):(e.__noselect=e.style.MozUserSelect,e.style.MozUserSelect="none")}function xr(t,e){var n=t.document.documentElement,r=B(t).on("dragstart.drag",null);e&&(r.on("click.drag",Ue,Ge),setTimeout(function(){r.on("click.drag",null)},0)),"onselectstart"in n?r.on("selectstart.drag",null):(n.style.MozUserSelect=n.__noselect,delete n.__noselect)}function ua(t,{sourceEvent:e,subject:n,target:r,identifier:i,active:o,x:s,y:a,dx:l,dy:c,dispatch:u}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},subject:{value:n,enumerable:!0,configurable:!0},target:{value:r,enumerable:!0,configurable:!0},identifier:{value:i,enumerable:!0,configurable:!0},active:{value:o,enumerable:!0,configurable:!0},x:{value:s,enumerable:!0,configurable:!0},y:{value:a,enumerable:!0,configurable:!0},dx:{value:l,enumerable:!0,configurable:!0},dy:{value:c,enumerable:!0,configurable:!0},_:{value:u}})}ua.prototype.on=function(){var t=this._.on.apply(this._,arguments);return t===this._?this:t};function zt(t,e,n){t.prototype=e.prototype=n,n.constructor=t}function Xt(t,e){var n=Object.create(t.prototype);for(var r in e)n[r]=e[r];return n}function ut(){}var gt=.7,Tt=1/gt,Ct="\\s*([+-]?\\d+)\\s*",Dt="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",K="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",fa=/^#([0-9a-f]{3,8})$/,da=new RegExp(`^rgb\\(${Ct},${Ct},${Ct}\\)$`),ha=new RegExp(`^rgb\\(${K},${K},${K}\\)$`),pa=new RegExp(`^rgba\\(${Ct},${Ct},${Ct},${Dt}\\)$`),ma=new RegExp(`^rgba\\(${K},${K},${K},${Dt}\\)$`),xa=new RegExp(`^hsl\\(${Dt},${K},${K}\\)$`),va=new RegExp(`^hsla\\(${Dt},${K},${K},${Dt}\\)$`),vr={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};zt(ut,yt,{copy(t){return Object.assign(new this.constructor,this,t)},displayable(){return this.rgb().displayable()},hex:wr,formatHex:wr,formatHex8:wa,formatHsl:ga,formatRgb:gr,toString:gr});function wr(){return this.rgb().formatHex()}function wa(){return this.rgb().formatHex8()}function ga(){return Cr(this).formatHsl()}function gr(){return this.rgb().formatRgb()}function yt(t){var e,n;return t=(t+"").trim().toLowerCase(),(e=fa.exec(t))?(n=e[1].length,e=parseInt(e[1],16),n===6?yr(e):n===3?new N(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):n===8?ae(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):n===4?ae(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=da.exec(t))?new N(e[1],e[2],e[3],1):(e=ha.exec(t))?new N(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=pa.exec(t))?ae(e[1],e[2],e[3],e[4]):(e=ma.exec(t))?ae(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=xa.exec(t))?_r(e[1],e[2]/100,e[3]/100,1):(e=va.exec(t))?_r(e[1],e[2]/100,e[3]/100,e[4]):vr.hasOwnProperty(t)?yr(vr[t]):t==="transparent"?new N(NaN,NaN,NaN,0):null}function yr(t){return new N(t>>16&255,t>>8&255,t&255,1)}function ae(t,e,n,r){return r<=0&&(t=e=n=NaN),new N(t,e,n,r)}function en(t){return t instanceof ut||(t=yt(t)),t?(t=t.rgb(),new N(t.r,t.g,t.b,t.opacity)):new N}function Vt(t,e,n,r){return arguments.length===1?en(t):new N(t,e,n,r??1)}function N(t,e,n,r){this.r=+t,this.g=+e,this.b=+n,this.opacity=+r}zt(N,Vt,Xt(ut,{brighter(t){return t=t==null?Tt:Math.pow(Tt,t),new N(this.r*t,this.g*t,this.b*t,this.opacity)},darker(t){return t=t==null?gt:Math.pow(gt,t),new N(this.r*t,this.g*t,this.b*t,this.opacity)},rgb(){return this},clamp(){return new N(vt(this.r),vt(this.g),vt(this.b),ce(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:br,formatHex:br,formatHex8:ya,formatRgb:kr,toString:kr}));function br(){return`#${xt(this.r)}${xt(this.g)}${xt(this.b)}`}function ya(){return`#${xt(this.r)}${xt(this.g)}${xt(this.b)}${xt((isNaN(this.opacity)?1:this.opacity)*255)}`}function kr(){let t=ce(this.opacity);return`${t===1?"rgb(":"rgba("}${vt(this.r)}, ${vt(this.g)}, ${vt(this.b)}${t===1?")":`, ${t})`}`}function ce(t){return isNaN(t)?1:Math.max(0,Math.min(1,t))}function vt(t){return Math.max(0,Math.min(255,Math.round(t)||0))}function xt(t){return t=vt(t),(t<16?"0":"")+t.toString(16)}function _r(t,e,n,r){return r<=0?t=e=n=NaN:n<=0||n>=1?t=e=NaN:e<=0&&(t=NaN),new Y(t,e,n,r)}function Cr(t){if(t instanceof Y)return new Y(t.h,t.s,t.l,t.opacity);if(t instanceof ut||(t=yt(t)),!t)return new Y;if(t instanceof Y)return t;t=t.rgb();var e=t.r/255,n=t.g/255,r=t.b/255,i=Math.min(e,n,r),o=Math.max(e,n,r),s=NaN,a=o-i,l=(o+i)/2;return a?(e===o?s=(n-r)/a+(n<r)*6:n===o?s=(r-e)/a+2:s=(e-n)/a+4,a/=l<.5?o+i:2-o-i,s*=60):a=l>0&&l<1?0:s,new Y(s,a,l,t.opacity)}function fe(t,e,n,r){return arguments.length===1?Cr(t):new Y(t,e,n,r??1)}function Y(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}zt(Y,fe,Xt(ut,{brighter(t){return t=t==null?Tt:Math.pow(Tt,t),new Y(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?gt:Math.pow(gt,t),new Y(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=this.h%360+(this.h<0)*360,e=isNaN(t)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*e,i=2*n-r;return new N(Ke(t>=240?t-240:t+120,i,r),Ke(t,i,r),Ke(t<120?t+240:t-120,i,r),this.opacity)},clamp(){return new Y(Mr(this.h),le(this.s),le(this.l),ce(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let t=ce(this.opacity);return`${t===1?"hsl(":"hsla("}${Mr(this.h)}, ${le(this.s)*100}%, ${le(this.l)*100}%${t===1?")":`, ${t})`}`}}));function Mr(t){return t=(t||0)%360,t<0?t+360:t}function le(t){return Math.max(0,Math.min(1,t||0))}function Ke(t,e,n){return(t<60?e+(n-e)*t/60:t<180?n:t<240?e+(n-e)*(240-t)/60:e)*255}var Nr=Math.PI/180,Tr=180/Math.PI,ue=18,zr=.96422,Lr=1,Or=.82521,$r=4/29,Nt=6/29,Ir=3*Nt*Nt,ba=Nt*Nt*Nt;function Pr(t){if(t instanceof J)return new J(t.l,t.a,t.b,t.opacity);if(t instanceof nt)return qr(t);t instanceof N||(t=en(t));var e=tn(t.r),n=tn(t.g),r=tn(t.b),i=Je((.2225045*e+.7168786*n+.0606169*r)/Lr),o,s;return e===n&&n===r?o=s=i:(o=Je((.4360747*e+.3850649*n+.1430804*r)/zr),s=Je((.0139322*e+.0971045*n+.7141733*r)/Or)),new J(116*i-16,500*(o-i),200*(i-s),t.opacity)}function Rr(t,e,n,r){return arguments.length===1?Pr(t):new J(t,e,n,r??1)}function J(t,e,n,r){this.l=+t,this.a=+e,this.b=+n,this.opacity=+r}zt(J,Rr,Xt(ut,{brighter(t){return new J(this.l+ue*(t??1),this.a,this.b,this.opacity)},darker(t){return new J(this.l-ue*(t??1),this.a,this.b,this.opacity)},rgb(){var t=(this.l+16)/116,e=isNaN(this.a)?t:t+this.a/500,n=isNaN(this.b)?t:t-this.b/200;return e=zr*Qe(e),t=Lr*Qe(t),n=Or*Qe(n),new N(Ze(3.1338561*e-1.6168667*t-.4906146*n),Ze(-.9787684*e+1.9161415*t+.033454*n),Ze(.0719453*e-.2289914*t+1.4052427*n),this.opacity)}}));function Je(t){return t>ba?Math.pow(t,1/3):t/Ir+$r}function Qe(t){return t>Nt?t*t*t:Ir*(t-$r)}function Ze(t){return 255*(t<=.0031308?12.92*t:1.055*Math.pow(t,1/2.4)-.055)}function tn(t){return(t/=255)<=.04045?t/12.92:Math.pow((t+.055)/1.055,2.4)}function ka(t){if(t instanceof nt)return new nt(t.h,t.c,t.l,t.opacity);if(t instanceof J||(t=Pr(t)),t.a===0&&t.b===0)return new nt(NaN,0<t.l&&t.l<100?0:NaN,t.l,t.opacity);var e=Math.atan2(t.b,t.a)*Tr;return new nt(e<0?e+360:e,Math.sqrt(t.a*t.a+t.b*t.b),t.l,t.opacity)}function de(t,e,n,r){return arguments.length===1?ka(t):new nt(t,e,n,r??1)}function nt(t,e,n,r){this.h=+t,this.c=+e,this.l=+n,this.opacity=+r}function qr(t){if(isNaN(t.h))return new J(t.l,0,0,t.opacity);var e=t.h*Nr;return new J(t.l,Math.cos(e)*t.c,Math.sin(e)*t.c,t.opacity)}zt(nt,de,Xt(ut,{brighter(t){return new nt(this.h,this.c,this.l+ue*(t??1),this.opacity)},darker(t){return new nt(this.h,this.c,this.l-ue*(t??1),this.opacity)},rgb(){return qr(this).rgb()}}));var Br=-.14861,nn=1.78277,rn=-.29227,he=-.90649,Ft=1.97294,Er=Ft*he,Sr=Ft*nn,Ar=nn*rn-he*Br;function _a(t){if(t instanceof wt)return new wt(t.h,t.s,t.l,t.opacity);t instanceof N||(t=en(t));var e=t.r/255,n=t.g/255,r=t.b/255,i=(Ar*r+Er*e-Sr*n)/(Ar+Er-Sr),o=r-i,s=(Ft*(n-i)-rn*o)/he,a=Math.sqrt(s*s+o*o)/(Ft*i*(1-i)),l=a?Math.atan2(s,o)*Tr-120:NaN;return new wt(l<0?l+360:l,a,i,t.opacity)}function pe(t,e,n,r){return arguments.length===1?_a(t):new wt(t,e,n,r??1)}function wt(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}zt(wt,pe,Xt(ut,{brighter(t){return t=t==null?Tt:Math.pow(Tt,t),new wt(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?gt:Math.pow(gt,t),new wt(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=isNaN(this.h)?0:(this.h+120)*Nr,e=+this.l,n=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(t),i=Math.sin(t);return new N(255*(e+n*(Br*r+nn*i)),255*(e+n*(rn*r+he*i)),255*(e+n*(Ft*r)),this.opacity)}}));function Fr(t,e,n,r,i){var o=t*t,s=o*t;return((1-3*t+3*o-s)*e+(4-6*o+3*s)*n+(1+3*t+3*o-3*s)*r+s*i)/6}function Ma(t){var e=t.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,e-1):Math.floor(n*e),i=t[r],o=t[r+1],s=r>0?t[r-1]:2*i-o,a=r<e-1?t[r+2]:2*o-i;return Fr((n-r/e)*e,s,i,o,a)}}function Ea(t){var e=t.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*e),i=t[(r+e-1)%e],o=t[r%e],s=t[(r+1)%e],a=t[(r+2)%e];return Fr((n-r/e)*e,i,o,s,a)}}var ln=t=>()=>t;function Xr(t,e){return function(n){return t+n*e}}function Sa(t,e,n){return t=Math.pow(t,n),e=Math.pow(e,n)-t,n=1/n,function(r){return Math.pow(t+r*e,n)}}function cn(t,e){var n=e-t;return n?Xr(t,n>180||n<-180?n-360*Math.round(n/360):n):ln(isNaN(t)?e:t)}function Aa(t){return(t=+t)==1?$:function(e,n){return n-e?Sa(e,n,t):ln(isNaN(e)?n:e)}}function $(t,e){var n=e-t;return n?Xr(t,n):ln(isNaN(t)?e:t)}var un=(function t(e){var n=Aa(e);function r(i,o){var s=n((i=Vt(i)).r,(o=Vt(o)).r),a=n(i.g,o.g),l=n(i.b,o.b),c=$(i.opacity,o.opacity);return function(u){return i.r=s(u),i.g=a(u),i.b=l(u),i.opacity=c(u),i+""}}return r.gamma=t,r})(1);function Vr(t){return function(e){var n=e.length,r=new Array(n),i=new Array(n),o=new Array(n),s,a;for(s=0;s<n;++s)a=Vt(e[s]),r[s]=a.r||0,i[s]=a.g||0,o[s]=a.b||0;return r=t(r),i=t(i),o=t(o),a.opacity=1,function(l){return a.r=r(l),a.g=i(l),a.b=o(l),a+""}}}var Tu=Vr(Ma),zu=Vr(Ea);function rt(t,e){return t=+t,e=+e,function(n){return t*(1-n)+e*n}}var sn=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,on=new RegExp(sn.source,"g");function Ca(t){return function(){return t}}function Na(t){return function(e){return t(e)+""}}function Yr(t,e){var n=sn.lastIndex=on.lastIndex=0,r,i,o,s=-1,a=[],l=[];for(t=t+"",e=e+"";(r=sn.exec(t))&&(i=on.exec(e));)(o=i.index)>n&&(o=e.slice(n,o),a[s]?a[s]+=o:a[++s]=o),(r=r[0])===(i=i[0])?a[s]?a[s]+=i:a[++s]=i:(a[++s]=null,l.push({i:s,x:rt(r,i)})),n=on.lastIndex;return n<e.length&&(o=e.slice(n),a[s]?a[s]+=o:a[++s]=o),a.length<2?l[0]?Na(l[0].x):Ca(e):(e=l.length,function(c){for(var u=0,d;u<e;++u)a[(d=l[u]).i]=d.x(c);return a.join("")})}var Hr=180/Math.PI,an={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Wr(t,e,n,r,i,o){var s,a,l;return(s=Math.sqrt(t*t+e*e))&&(t/=s,e/=s),(l=t*n+e*r)&&(n-=t*l,r-=e*l),(a=Math.sqrt(n*n+r*r))&&(n/=a,r/=a,l/=a),t*r<e*n&&(t=-t,e=-e,l=-l,s=-s),{translateX:i,translateY:o,rotate:Math.atan2(e,t)*Hr,skewX:Math.atan(l)*Hr,scaleX:s,scaleY:a}}var me;function Ta(t){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(t+"");return e.isIdentity?an:Wr(e.a,e.b,e.c,e.d,e.e,e.f)}function za(t){return t==null||(me||(me=document.createElementNS("http://www.w3.org/2000/svg","g")),me.setAttribute("transform",t),!(t=me.transform.baseVal.consolidate()))?an:(t=t.matrix,Wr(t.a,t.b,t.c,t.d,t.e,t.f))}function jr(t,e,n,r){function i(c){return c.length?c.pop()+" ":""}function o(c,u,d,h,m,b){if(c!==d||u!==h){var M=m.push("translate(",null,e,null,n);b.push({i:M-4,x:rt(c,d)},{i:M-2,x:rt(u,h)})}else(d||h)&&m.push("translate("+d+e+h+n)}function s(c,u,d,h){c!==u?(c-u>180?u+=360:u-c>180&&(c+=360),h.push({i:d.push(i(d)+"rotate(",null,r)-2,x:rt(c,u)})):u&&d.push(i(d)+"rotate("+u+r)}function a(c,u,d,h){c!==u?h.push({i:d.push(i(d)+"skewX(",null,r)-2,x:rt(c,u)}):u&&d.push(i(d)+"skewX("+u+r)}function l(c,u,d,h,m,b){if(c!==d||u!==h){var M=m.push(i(m)+"scale(",null,",",null,")");b.push({i:M-4,x:rt(c,d)},{i:M-2,x:rt(u,h)})}else(d!==1||h!==1)&&m.push(i(m)+"scale("+d+","+h+")")}return function(c,u){var d=[],h=[];return c=t(c),u=t(u),o(c.translateX,c.translateY,u.translateX,u.translateY,d,h),s(c.rotate,u.rotate,d,h),a(c.skewX,u.skewX,d,h),l(c.scaleX,c.scaleY,u.scaleX,u.scaleY,d,h),c=u=null,function(m){for(var b=-1,M=h.length,S;++b<M;)d[(S=h[b]).i]=S.x(m);return d.join("")}}}var Gr=jr(Ta,"px, ","px)","deg)"),Ur=jr(za,", ",")",")"),La=1e-12;function Dr(t){return((t=Math.exp(t))+1/t)/2}function Oa(t){return((t=Math.exp(t))-1/t)/2}function $a(t){return((t=Math.exp(2*t))-1)/(t+1)}var Kr=(function t(e,n,r){function i(o,s){var a=o[0],l=o[1],c=o[2],u=s[0],d=s[1],h=s[2],m=u-a,b=d-l,M=m*m+b*b,S,g;if(M<La)g=Math.log(h/c)/e,S=function(F){return[a+F*m,l+F*b,c*Math.exp(e*F*g)]};else{var z=Math.sqrt(M),L=(h*h-c*c+r*M)/(2*c*n*z),D=(h*h-c*c-r*M)/(2*h*n*z),P=Math.log(Math.sqrt(L*L+1)-L),R=Math.log(Math.sqrt(D*D+1)-D);g=(R-P)/e,S=function(F){var Et=F*g,St=Dr(P),At=c/(n*z)*(St*$a(e*Et+P)-Oa(P));return[a+At*m,l+At*b,c*St/Dr(e*Et+P)]}}return S.duration=Math.abs(g)*1e3*e/Math.SQRT2,S}return i.rho=function(o){var s=Math.max(.001,+o),a=s*s,l=a*a;return t(s,a,l)},i})(Math.SQRT2,2,4);function Jr(t){return function(e,n){var r=t((e=fe(e)).h,(n=fe(n)).h),i=$(e.s,n.s),o=$(e.l,n.l),s=$(e.opacity,n.opacity);return function(a){return e.h=r(a),e.s=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var Lu=Jr(cn),Ou=Jr($);function Qr(t){return function(e,n){var r=t((e=de(e)).h,(n=de(n)).h),i=$(e.c,n.c),o=$(e.l,n.l),s=$(e.opacity,n.opacity);return function(a){return e.h=r(a),e.c=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var $u=Qr(cn),Iu=Qr($);function Zr(t){return(function e(n){n=+n;function r(i,o){var s=t((i=pe(i)).h,(o=pe(o)).h),a=$(i.s,o.s),l=$(i.l,o.l),c=$(i.opacity,o.opacity);return function(u){return i.h=s(u),i.s=a(u),i.l=l(Math.pow(u,n)),i.opacity=c(u),i+""}}return r.gamma=e,r})(1)}var Pu=Zr(cn),Ru=Zr($);var Lt=0,Wt=0,Yt=0,ei=1e3,xe,jt,ve=0,bt=0,ge=0,Gt=typeof performance=="object"&&performance.now?performance:Date,ni=typeof window=="object"&&window.requestAnimationFrame?window.requestAnimationFrame.bind(window):function(t){setTimeout(t,17)};function ye(){return bt||(ni(Ia),bt=Gt.now()+ge)}function Ia(){bt=0}function we(){this._call=this._time=this._next=null}we.prototype=dn.prototype={constructor:we,restart:function(t,e,n){if(typeof t!="function")throw new TypeError("callback is not a function");n=(n==null?ye():+n)+(e==null?0:+e),!this._next&&jt!==this&&(jt?jt._next=this:xe=this,jt=this),this._call=t,this._time=n,fn()},stop:function(){this._call&&(this._call=null,this._time=1/0,fn())}};function dn(t,e,n){var r=new we;return r.restart(t,e,n),r}function Pa(){ye(),++Lt;for(var t=xe,e;t;)(e=bt-t._time)>=0&&t._call.call(void 0,e),t=t._next;--Lt}function ti(){bt=(ve=Gt.now())+ge,Lt=Wt=0;try{Pa()}finally{Lt=0,qa(),bt=0}}function Ra(){var t=Gt.now(),e=t-ve;e>ei&&(ge-=e,ve=t)}function qa(){for(var t,e=xe,n,r=1/0;e;)e._call?(r>e._time&&(r=e._time),t=e,e=e._next):(n=e._next,e._next=null,e=t?t._next=n:xe=n);jt=t,fn(r)}function fn(t){if(!Lt){Wt&&(Wt=clearTimeout(Wt));var e=t-bt;e>24?(t<1/0&&(Wt=setTimeout(ti,Math.ceil(t-Gt.now()-ge)+1)),Yt&&(Yt=clearInterval(Yt))):(Yt||(ve=Gt.now(),Yt=setInterval(Ra,ei)),Lt=1,ni(ti))}}function hn(t,e,n){var r=new we;return e=e==null?0:+e,r.restart(i=>{r.stop(),t(i+e)},e,n),r}function ii(t){return((t*=2)<=1?t*t*t:(t-=2)*t*t+2)/2}var pn=3,Hu=(function t(e){e=+e;function n(r){return Math.pow(r,e)}return n.exponent=t,n})(pn),Du=(function t(e){e=+e;function n(r){return 1-Math.pow(1-r,e)}return n.exponent=t,n})(pn),Fu=(function t(e){e=+e;function n(r){return((r*=2)<=1?Math.pow(r,e):2-Math.pow(2-r,e))/2}return n.exponent=t,n})(pn),Ba=Math.PI,Xu=Ba/2;function be(t){return(Math.pow(2,-10*t)-.0009765625)*1.0009775171065494}var ri=4/11,Vu=6/11,Yu=8/11,Wu=3/4,ju=9/11,Gu=10/11,Uu=15/16,Ku=21/22,Ju=63/64,Qu=1/ri/ri;var mn=1.70158,Zu=(function t(e){e=+e;function n(r){return(r=+r)*r*(e*(r-1)+r)}return n.overshoot=t,n})(mn),tf=(function t(e){e=+e;function n(r){return--r*r*((r+1)*e+r)+1}return n.overshoot=t,n})(mn),ef=(function t(e){e=+e;function n(r){return((r*=2)<1?r*r*((e+1)*r-e):(r-=2)*r*((e+1)*r+e)+2)/2}return n.overshoot=t,n})(mn),Ot=2*Math.PI,xn=1,vn=.3,nf=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=Ot);function i(o){return e*be(- --o)*Math.sin((r-o)/n)}return i.amplitude=function(o){return t(o,n*Ot)},i.period=function(o){return t(e,o)},i})(xn,vn),rf=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=Ot);function i(o){return 1-e*be(o=+o)*Math.sin((o+r)/n)}return i.amplitude=function(o){return t(o,n*Ot)},i.period=function(o){return t(e,o)},i})(xn,vn),of=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=Ot);function i(o){return((o=o*2-1)<0?e*be(-o)*Math.sin((r-o)/n):2-e*be(o)*Math.sin((r+o)/n))/2}return i.amplitude=function(o){return t(o,n*Ot)},i.period=function(o){return t(e,o)},i})(xn,vn);var Ha=Ht("start","end","cancel","interrupt"),Da=[],ai=0,oi=1,wn=2,ke=3,si=4,gn=5,_e=6;function Me(t,e,n,r,i,o){var s=t.__transition;if(!s)t.__transition={};else if(n in s)return;Fa(t,n,{name:e,index:r,group:i,on:Ha,tween:Da,time:o.time,delay:o.delay,duration:o.duration,ease:o.ease,timer:null,state:ai})}function yn(t,e){var n=W(t,e);if(n.state>ai)throw new Error("too late; already scheduled");return n}function Q(t,e){var n=W(t,e);if(n.state>ke)throw new Error("too late; already running");return n}function W(t,e){var n=t.__transition;if(!n||!(n=n[e]))throw new Error("transition not found");return n}function Fa(t,e,n){var r=t.__transition,i;r[e]=n,n.timer=dn(o,0,n.time);function o(c){n.state=oi,n.timer.restart(s,n.delay,n.time),n.delay<=c&&s(c-n.delay)}function s(c){var u,d,h,m;if(n.state!==oi)return l();for(u in r)if(m=r[u],m.name===n.name){if(m.state===ke)return hn(s);m.state===si?(m.state=_e,m.timer.stop(),m.on.call("interrupt",t,t.__data__,m.index,m.group),delete r[u]):+u<e&&(m.state=_e,m.timer.stop(),m.on.call("cancel",t,t.__data__,m.index,m.group),delete r[u])}if(hn(function(){n.state===ke&&(n.state=si,n.timer.restart(a,n.delay,n.time),a(c))}),n.state=wn,n.on.call("start",t,t.__data__,n.index,n.group),n.state===wn){for(n.state=ke,i=new Array(h=n.tween.length),u=0,d=-1;u<h;++u)(m=n.tween[u].value.call(t,t.__data__,n.index,n.group))&&(i[++d]=m);i.length=d+1}}function a(c){for(var u=c<n.duration?n.ease.call(null,c/n.duration):(n.timer.restart(l),n.state=gn,1),d=-1,h=i.length;++d<h;)i[d].call(t,u);n.state===gn&&(n.on.call("end",t,t.__data__,n.index,n.group),l())}function l(){n.state=_e,n.timer.stop(),delete r[e];for(var c in r)return;delete t.__transition}}function Ut(t,e){var n=t.__transition,r,i,o=!0,s;if(n){e=e==null?null:e+"";for(s in n){if((r=n[s]).name!==e){o=!1;continue}i=r.state>wn&&r.state<gn,r.state=_e,r.timer.stop(),r.on.call(i?"interrupt":"cancel",t,t.__data__,r.index,r.group),delete n[s]}o&&delete t.__transition}}function Xa(t){return this.each(function(){Ut(this,t)})}function Va(t,e){var n,r;return function(){var i=Q(this,t),o=i.tween;if(o!==n){r=n=o;for(var s=0,a=r.length;s<a;++s)if(r[s].name===e){r=r.slice(),r.splice(s,1);break}}i.tween=r}}function Ya(t,e,n){var r,i;if(typeof n!="function")throw new Error;return function(){var o=Q(this,t),s=o.tween;if(s!==r){i=(r=s).slice();for(var a={name:e,value:n},l=0,c=i.length;l<c;++l)if(i[l].name===e){i[l]=a;break}l===c&&i.push(a)}o.tween=i}}function Wa(t,e){var n=this._id;if(t+="",arguments.length<2){for(var r=W(this.node(),n).tween,i=0,o=r.length,s;i<o;++i)if((s=r[i]).name===t)return s.value;return null}return this.each((e==null?Va:Ya)(n,t,e))}function bn(t,e,n){var r=t._id;return t.each(function(){var i=Q(this,r);(i.value||(i.value={}))[e]=n.apply(this,arguments)}),function(i){return W(i,r).value[e]}}function li(t,e){var n;return(typeof e=="number"?rt:e instanceof yt?un:(n=yt(e))?(e=n,un):Yr)(t,e)}function ja(t){return function(){this.removeAttribute(t)}}function Ga(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Ua(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttribute(t);return s===i?null:s===r?o:o=e(r=s,n)}}function Ka(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttributeNS(t.space,t.local);return s===i?null:s===r?o:o=e(r=s,n)}}function Ja(t,e,n){var r,i,o;return function(){var s,a=n(this),l;return a==null?void this.removeAttribute(t):(s=this.getAttribute(t),l=a+"",s===l?null:s===r&&l===i?o:(i=l,o=e(r=s,a)))}}function Qa(t,e,n){var r,i,o;return function(){var s,a=n(this),l;return a==null?void this.removeAttributeNS(t.space,t.local):(s=this.getAttributeNS(t.space,t.local),l=a+"",s===l?null:s===r&&l===i?o:(i=l,o=e(r=s,a)))}}function Za(t,e){var n=Bt(t),r=n==="transform"?Ur:li;return this.attrTween(t,typeof e=="function"?(n.local?Qa:Ja)(n,r,bn(this,"attr."+t,e)):e==null?(n.local?Ga:ja)(n):(n.local?Ka:Ua)(n,r,e))}function tl(t,e){return function(n){this.setAttribute(t,e.call(this,n))}}function el(t,e){return function(n){this.setAttributeNS(t.space,t.local,e.call(this,n))}}function nl(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&el(t,o)),n}return i._value=e,i}function rl(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&tl(t,o)),n}return i._value=e,i}function il(t,e){var n="attr."+t;if(arguments.length<2)return(n=this.tween(n))&&n._value;if(e==null)return this.tween(n,null);if(typeof e!="function")throw new Error;var r=Bt(t);return this.tween(n,(r.local?nl:rl)(r,e))}function ol(t,e){return function(){yn(this,t).delay=+e.apply(this,arguments)}}function sl(t,e){return e=+e,function(){yn(this,t).delay=e}}function al(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?ol:sl)(e,t)):W(this.node(),e).delay}function ll(t,e){return function(){Q(this,t).duration=+e.apply(this,arguments)}}function cl(t,e){return e=+e,function(){Q(this,t).duration=e}}function ul(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?ll:cl)(e,t)):W(this.node(),e).duration}function fl(t,e){if(typeof e!="function")throw new Error;return function(){Q(this,t).ease=e}}function dl(t){var e=this._id;return arguments.length?this.each(fl(e,t)):W(this.node(),e).ease}function hl(t,e){return function(){var n=e.apply(this,arguments);if(typeof n!="function")throw new Error;Q(this,t).ease=n}}function pl(t){if(typeof t!="function")throw new Error;return this.each(hl(this._id,t))}function ml(t){typeof t!="function"&&(t=We(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],l,c=0;c<s;++c)(l=o[c])&&t.call(l,l.__data__,c,o)&&a.push(l);return new ot(r,this._parents,this._name,this._id)}function xl(t){if(t._id!==this._id)throw new Error;for(var e=this._groups,n=t._groups,r=e.length,i=n.length,o=Math.min(r,i),s=new Array(r),a=0;a<o;++a)for(var l=e[a],c=n[a],u=l.length,d=s[a]=new Array(u),h,m=0;m<u;++m)(h=l[m]||c[m])&&(d[m]=h);for(;a<r;++a)s[a]=e[a];return new ot(s,this._parents,this._name,this._id)}function vl(t){return(t+"").trim().split(/^|\s+/).every(function(e){var n=e.indexOf(".");return n>=0&&(e=e.slice(0,n)),!e||e==="start"})}function wl(t,e,n){var r,i,o=vl(e)?yn:Q;return function(){var s=o(this,t),a=s.on;a!==r&&(i=(r=a).copy()).on(e,n),s.on=i}}function gl(t,e){var n=this._id;return arguments.length<2?W(this.node(),n).on.on(t):this.each(wl(n,t,e))}function yl(t){return function(){var e=this.parentNode;for(var n in this.__transition)if(+n!==t)return;e&&e.removeChild(this)}}function bl(){return this.on("end.remove",yl(this._id))}function kl(t){var e=this._name,n=this._id;typeof t!="function"&&(t=oe(t));for(var r=this._groups,i=r.length,o=new Array(i),s=0;s<i;++s)for(var a=r[s],l=a.length,c=o[s]=new Array(l),u,d,h=0;h<l;++h)(u=a[h])&&(d=t.call(u,u.__data__,h,a))&&("__data__"in u&&(d.__data__=u.__data__),c[h]=d,Me(c[h],e,n,h,c,W(u,n)));return new ot(o,this._parents,e,n)}function _l(t){var e=this._name,n=this._id;typeof t!="function"&&(t=Ye(t));for(var r=this._groups,i=r.length,o=[],s=[],a=0;a<i;++a)for(var l=r[a],c=l.length,u,d=0;d<c;++d)if(u=l[d]){for(var h=t.call(u,u.__data__,d,l),m,b=W(u,n),M=0,S=h.length;M<S;++M)(m=h[M])&&Me(m,e,n,M,h,b);o.push(h),s.push(u)}return new ot(o,s,e,n)}var Ml=mt.prototype.constructor;function El(){return new Ml(this._groups,this._parents)}function Sl(t,e){var n,r,i;return function(){var o=pt(this,t),s=(this.style.removeProperty(t),pt(this,t));return o===s?null:o===n&&s===r?i:i=e(n=o,r=s)}}function ci(t){return function(){this.style.removeProperty(t)}}function Al(t,e,n){var r,i=n+"",o;return function(){var s=pt(this,t);return s===i?null:s===r?o:o=e(r=s,n)}}function Cl(t,e,n){var r,i,o;return function(){var s=pt(this,t),a=n(this),l=a+"";return a==null&&(l=a=(this.style.removeProperty(t),pt(this,t))),s===l?null:s===r&&l===i?o:(i=l,o=e(r=s,a))}}function Nl(t,e){var n,r,i,o="style."+e,s="end."+o,a;return function(){var l=Q(this,t),c=l.on,u=l.value[o]==null?a||(a=ci(e)):void 0;(c!==n||i!==u)&&(r=(n=c).copy()).on(s,i=u),l.on=r}}function Tl(t,e,n){var r=(t+="")=="transform"?Gr:li;return e==null?this.styleTween(t,Sl(t,r)).on("end.style."+t,ci(t)):typeof e=="function"?this.styleTween(t,Cl(t,r,bn(this,"style."+t,e))).each(Nl(this._id,t)):this.styleTween(t,Al(t,r,e),n).on("end.style."+t,null)}function zl(t,e,n){return function(r){this.style.setProperty(t,e.call(this,r),n)}}function Ll(t,e,n){var r,i;function o(){var s=e.apply(this,arguments);return s!==i&&(r=(i=s)&&zl(t,s,n)),r}return o._value=e,o}function Ol(t,e,n){var r="style."+(t+="");if(arguments.length<2)return(r=this.tween(r))&&r._value;if(e==null)return this.tween(r,null);if(typeof e!="function")throw new Error;return this.tween(r,Ll(t,e,n??""))}function $l(t){return function(){this.textContent=t}}function Il(t){return function(){var e=t(this);this.textContent=e??""}}function Pl(t){return this.tween("text",typeof t=="function"?Il(bn(this,"text",t)):$l(t==null?"":t+""))}function Rl(t){return function(e){this.textContent=t.call(this,e)}}function ql(t){var e,n;function r(){var i=t.apply(this,arguments);return i!==n&&(e=(n=i)&&Rl(i)),e}return r._value=t,r}function Bl(t){var e="text";if(arguments.length<1)return(e=this.tween(e))&&e._value;if(t==null)return this.tween(e,null);if(typeof t!="function")throw new Error;return this.tween(e,ql(t))}function Hl(){for(var t=this._name,e=this._id,n=ui(),r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,l,c=0;c<a;++c)if(l=s[c]){var u=W(l,e);Me(l,t,n,c,s,{time:u.time+u.delay+u.duration,delay:0,duration:u.duration,ease:u.ease})}return new ot(r,this._parents,t,n)}function Dl(){var t,e,n=this,r=n._id,i=n.size();return new Promise(function(o,s){var a={value:s},l={value:function(){--i===0&&o()}};n.each(function(){var c=Q(this,r),u=c.on;u!==t&&(e=(t=u).copy(),e._.cancel.push(a),e._.interrupt.push(a),e._.end.push(l)),c.on=e}),i===0&&o()})}var Fl=0;function ot(t,e,n,r){this._groups=t,this._parents=e,this._name=n,this._id=r}function Xl(t){return mt().transition(t)}function ui(){return++Fl}var it=mt.prototype;ot.prototype=Xl.prototype={constructor:ot,select:kl,selectAll:_l,selectChild:it.selectChild,selectChildren:it.selectChildren,filter:ml,merge:xl,selection:El,transition:Hl,call:it.call,nodes:it.nodes,node:it.node,size:it.size,empty:it.empty,each:it.each,on:gl,attr:Za,attrTween:il,style:Tl,styleTween:Ol,text:Pl,textTween:Bl,remove:bl,tween:Wa,delay:al,duration:ul,ease:dl,easeVarying:pl,end:Dl,[Symbol.iterator]:it[Symbol.iterator]};var Vl={time:null,delay:0,duration:250,ease:ii};function Yl(t,e){for(var n;!(n=t.__transition)||!(n=n[e]);)if(!(t=t.parentNode))throw new Error(`transition ${e} not found`);return n}function Wl(t){var e,n;t instanceof ot?(e=t._id,t=t._name):(e=ui(),(n=Vl).time=ye(),t=t==null?null:t+"");for(var r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,l,c=0;c<a;++c)(l=s[c])&&Me(l,t,e,c,s,n||Yl(l,e));return new ot(r,this._parents,t,e)}mt.prototype.interrupt=Xa;mt.prototype.transition=Wl;var Ee=t=>()=>t;function jl(t,{sourceEvent:e,target:n,transform:r,dispatch:i}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},target:{value:n,enumerable:!0,configurable:!0},transform:{value:r,enumerable:!0,configurable:!0},_:{value:i}})}function st(t,e,n){this.k=t,this.x=e,this.y=n}st.prototype={constructor:st,scale:function(t){return t===1?this:new st(this.k*t,this.x,this.y)},translate:function(t,e){return t===0&e===0?this:new st(this.k,this.x+this.k*t,this.y+this.k*e)},apply:function(t){return[t[0]*this.k+this.x,t[1]*this.k+this.y]},applyX:function(t){return t*this.k+this.x},applyY:function(t){return t*this.k+this.y},invert:function(t){return[(t[0]-this.x)/this.k,(t[1]-this.y)/this.k]},invertX:function(t){return(t-this.x)/this.k},invertY:function(t){return(t-this.y)/this.k},rescaleX:function(t){return t.copy().domain(t.range().map(this.invertX,this).map(t.invert,t))},rescaleY:function(t){return t.copy().domain(t.range().map(this.invertY,this).map(t.invert,t))},toString:function(){return"translate("+this.x+","+this.y+") scale("+this.k+")"}};var $t=new st(1,0,0);Gl.prototype=st.prototype;function Gl(t){for(;!t.__zoom;)if(!(t=t.parentNode))return $t;return t.__zoom}function kn(t){t.stopImmediatePropagation()}function Kt(t){t.preventDefault(),t.stopImmediatePropagation()}function Ul(t){return(!t.ctrlKey||t.type==="wheel")&&!t.button}function Kl(){var t=this;return t instanceof SVGElement?(t=t.ownerSVGElement||t,t.hasAttribute("viewBox")?(t=t.viewBox.baseVal,[[t.x,t.y],[t.x+t.width,t.y+t.height]]):[[0,0],[t.width.baseVal.value,t.height.baseVal.value]]):[[0,0],[t.clientWidth,t.clientHeight]]}function fi(){return this.__zoom||$t}function Jl(t){return-t.deltaY*(t.deltaMode===1?.05:t.deltaMode?1:.002)*(t.ctrlKey?10:1)}function Ql(){return navigator.maxTouchPoints||"ontouchstart"in this}function Zl(t,e,n){var r=t.invertX(e[0][0])-n[0][0],i=t.invertX(e[1][0])-n[1][0],o=t.invertY(e[0][1])-n[0][1],s=t.invertY(e[1][1])-n[1][1];return t.translate(i>r?(r+i)/2:Math.min(0,r)||Math.max(0,i),s>o?(o+s)/2:Math.min(0,o)||Math.max(0,s))}function di(){var t=Ul,e=Kl,n=Zl,r=Jl,i=Ql,o=[0,1/0],s=[[-1/0,-1/0],[1/0,1/0]],a=250,l=Kr,c=Ht("start","zoom","end"),u,d,h,m=500,b=150,M=0,S=10;function g(f){f.property("__zoom",fi).on("wheel.zoom",Et,{passive:!1}).on("mousedown.zoom",St).on("dblclick.zoom",At).filter(i).on("touchstart.zoom",ao).on("touchmove.zoom",lo).on("touchend.zoom touchcancel.zoom",co).style("-webkit-tap-highlight-color","rgba(0,0,0,0)")}g.transform=function(f,v,p,w){var y=f.selection?f.selection():f;y.property("__zoom",fi),f!==y?P(f,v,p,w):y.interrupt().each(function(){R(this,arguments).event(w).start().zoom(null,typeof v=="function"?v.apply(this,arguments):v).end()})},g.scaleBy=function(f,v,p,w){g.scaleTo(f,function(){var y=this.__zoom.k,k=typeof v=="function"?v.apply(this,arguments):v;return y*k},p,w)},g.scaleTo=function(f,v,p,w){g.transform(f,function(){var y=e.apply(this,arguments),k=this.__zoom,_=p==null?D(y):typeof p=="function"?p.apply(this,arguments):p,E=k.invert(_),A=typeof v=="function"?v.apply(this,arguments):v;return n(L(z(k,A),_,E),y,s)},p,w)},g.translateBy=function(f,v,p,w){g.transform(f,function(){return n(this.__zoom.translate(typeof v=="function"?v.apply(this,arguments):v,typeof p=="function"?p.apply(this,arguments):p),e.apply(this,arguments),s)},null,w)},g.translateTo=function(f,v,p,w,y){g.transform(f,function(){var k=e.apply(this,arguments),_=this.__zoom,E=w==null?D(k):typeof w=="function"?w.apply(this,arguments):w;return n($t.translate(E[0],E[1]).scale(_.k).translate(typeof v=="function"?-v.apply(this,arguments):-v,typeof p=="function"?-p.apply(this,arguments):-p),k,s)},w,y)};function z(f,v){return v=Math.max(o[0],Math.min(o[1],v)),v===f.k?f:new st(v,f.x,f.y)}function L(f,v,p){var w=v[0]-p[0]*f.k,y=v[1]-p[1]*f.k;return w===f.x&&y===f.y?f:new st(f.k,w,y)}function D(f){return[(+f[0][0]+ +f[1][0])/2,(+f[0][1]+ +f[1][1])/2]}function P(f,v,p,w){f.on("start.zoom",function(){R(this,arguments).event(w).start()}).on("interrupt.zoom end.zoom",function(){R(this,arguments).event(w).end()}).tween("zoom",function(){var y=this,k=arguments,_=R(y,k).event(w),E=e.apply(y,k),A=p==null?D(E):typeof p=="function"?p.apply(y,k):p,U=Math.max(E[1][0]-E[0][0],E[1][1]-E[0][1]),T=y.__zoom,X=typeof v=="function"?v.apply(y,k):v,Z=l(T.invert(A).concat(U/T.k),X.invert(A).concat(U/X.k));return function(V){if(V===1)V=X;else{var tt=Z(V),Re=U/tt[2];V=new st(Re,A[0]-tt[0]*Re,A[1]-tt[1]*Re)}_.zoom(null,V)}})}function R(f,v,p){return!p&&f.__zooming||new F(f,v)}function F(f,v){this.that=f,this.args=v,this.active=0,this.sourceEvent=null,this.extent=e.apply(f,v),this.taps=0}F.prototype={event:function(f){return f&&(this.sourceEvent=f),this},start:function(){return++this.active===1&&(this.that.__zooming=this,this.emit("start")),this},zoom:function(f,v){return this.mouse&&f!=="mouse"&&(this.mouse[1]=v.invert(this.mouse[0])),this.touch0&&f!=="touch"&&(this.touch0[1]=v.invert(this.touch0[0])),this.touch1&&f!=="touch"&&(this.touch1[1]=v.invert(this.touch1[0])),this.that.__zoom=v,this.emit("zoom"),this},end:function(){return--this.active===0&&(delete this.that.__zooming,this.emit("end")),this},emit:function(f){var v=B(this.that).datum();c.call(f,this.that,new jl(f,{sourceEvent:this.sourceEvent,target:g,transform:this.that.__zoom,dispatch:c}),v)}};function Et(f,...v){if(!t.apply(this,arguments))return;var p=R(this,v).event(f),w=this.__zoom,y=Math.max(o[0],Math.min(o[1],w.k*Math.pow(2,r.apply(this,arguments)))),k=et(f);if(p.wheel)(p.mouse[0][0]!==k[0]||p.mouse[0][1]!==k[1])&&(p.mouse[1]=w.invert(p.mouse[0]=k)),clearTimeout(p.wheel);else{if(w.k===y)return;p.mouse=[k,w.invert(k)],Ut(this),p.start()}Kt(f),p.wheel=setTimeout(_,b),p.zoom("mouse",n(L(z(w,y),p.mouse[0],p.mouse[1]),p.extent,s));function _(){p.wheel=null,p.end()}}function St(f,...v){if(h||!t.apply(this,arguments))return;var p=f.currentTarget,w=R(this,v,!0).event(f),y=B(f.view).on("mousemove.zoom",A,!0).on("mouseup.zoom",U,!0),k=et(f,p),_=f.clientX,E=f.clientY;mr(f.view),kn(f),w.mouse=[k,this.__zoom.invert(k)],Ut(this),w.start();function A(T){if(Kt(T),!w.moved){var X=T.clientX-_,Z=T.clientY-E;w.moved=X*X+Z*Z>M}w.event(T).zoom("mouse",n(L(w.that.__zoom,w.mouse[0]=et(T,p),w.mouse[1]),w.extent,s))}function U(T){y.on("mousemove.zoom mouseup.zoom",null),xr(T.view,w.moved),Kt(T),w.event(T).end()}}function At(f,...v){if(t.apply(this,arguments)){var p=this.__zoom,w=et(f.changedTouches?f.changedTouches[0]:f,this),y=p.invert(w),k=p.k*(f.shiftKey?.5:2),_=n(L(z(p,k),w,y),e.apply(this,v),s);Kt(f),a>0?B(this).transition().duration(a).call(P,_,w,f):B(this).call(g.transform,_,w,f)}}function ao(f,...v){if(t.apply(this,arguments)){var p=f.touches,w=p.length,y=R(this,v,f.changedTouches.length===w).event(f),k,_,E,A;for(kn(f),_=0;_<w;++_)E=p[_],A=et(E,this),A=[A,this.__zoom.invert(A),E.identifier],y.touch0?!y.touch1&&y.touch0[2]!==A[2]&&(y.touch1=A,y.taps=0):(y.touch0=A,k=!0,y.taps=1+!!u);u&&(u=clearTimeout(u)),k&&(y.taps<2&&(d=A[0],u=setTimeout(function(){u=null},m)),Ut(this),y.start())}}function lo(f,...v){if(this.__zooming){var p=R(this,v).event(f),w=f.changedTouches,y=w.length,k,_,E,A;for(Kt(f),k=0;k<y;++k)_=w[k],E=et(_,this),p.touch0&&p.touch0[2]===_.identifier?p.touch0[0]=E:p.touch1&&p.touch1[2]===_.identifier&&(p.touch1[0]=E);if(_=p.that.__zoom,p.touch1){var U=p.touch0[0],T=p.touch0[1],X=p.touch1[0],Z=p.touch1[1],V=(V=X[0]-U[0])*V+(V=X[1]-U[1])*V,tt=(tt=Z[0]-T[0])*tt+(tt=Z[1]-T[1])*tt;_=z(_,Math.sqrt(V/tt)),E=[(U[0]+X[0])/2,(U[1]+X[1])/2],A=[(T[0]+Z[0])/2,(T[1]+Z[1])/2]}else if(p.touch0)E=p.touch0[0],A=p.touch0[1];else return;p.zoom("touch",n(L(_,E,A),p.extent,s))}}function co(f,...v){if(this.__zooming){var p=R(this,v).event(f),w=f.changedTouches,y=w.length,k,_;for(kn(f),h&&clearTimeout(h),h=setTimeout(function(){h=null},m),k=0;k<y;++k)_=w[k],p.touch0&&p.touch0[2]===_.identifier?delete p.touch0:p.touch1&&p.touch1[2]===_.identifier&&delete p.touch1;if(p.touch1&&!p.touch0&&(p.touch0=p.touch1,delete p.touch1),p.touch0)p.touch0[1]=this.__zoom.invert(p.touch0[0]);else if(p.end(),p.taps===2&&(_=et(_,this),Math.hypot(d[0]-_[0],d[1]-_[1])<S)){var E=B(this).on("dblclick.zoom");E&&E.apply(this,arguments)}}}return g.wheelDelta=function(f){return arguments.length?(r=typeof f=="function"?f:Ee(+f),g):r},g.filter=function(f){return arguments.length?(t=typeof f=="function"?f:Ee(!!f),g):t},g.touchable=function(f){return arguments.length?(i=typeof f=="function"?f:Ee(!!f),g):i},g.extent=function(f){return arguments.length?(e=typeof f=="function"?f:Ee([[+f[0][0],+f[0][1]],[+f[1][0],+f[1][1]]]),g):e},g.scaleExtent=function(f){return arguments.length?(o[0]=+f[0],o[1]=+f[1],g):[o[0],o[1]]},g.translateExtent=function(f){return arguments.length?(s[0][0]=+f[0][0],s[1][0]=+f[1][0],s[0][1]=+f[0][1],s[1][1]=+f[1][1],g):[[s[0][0],s[0][1]],[s[1][0],s[1][1]]]},g.constrain=function(f){return arguments.length?(n=f,g):n},g.duration=function(f){return arguments.length?(a=+f,g):a},g.interpolate=function(f){return arguments.length?(l=f,g):l},g.on=function(){var f=c.on.apply(c,arguments);return f===c?g:f},g.clickDistance=function(f){return arguments.length?(M=(f=+f)*f,g):Math.sqrt(M)},g.tapDistance=function(f){return arguments.length?(S=+f,g):S},g}function hi(t,{unrolled:e},n){let r=[],i=[0];for(let o of t)o.turns&&e.has(n[o.card]?.id)?r.push(...tc(o)):r.push(o),i.push(r.length);return{steps:r,places:i}}function tc(t){let{turns:e,ready:n,kept:r,...i}=t;return e.map((o,s)=>{let a=s===e.length-1;return{...i,says:o.says,notes:o.notes,kept:(a?r:o.kept)??r,ready:a?n:void 0,reads:o.reads??"",first:o.first,turn:s,turns:e}})}function pi(t,e){let{player:n,data:r}=t,{byTurn:i,into:o}=n,s=n.active&&e?.turns!==void 0;if(i.hidden=!s,o.hidden=!s||e.turn===void 0||!r.chosen,!s)return;let a=e.turn!==void 0;i.textContent=a?r.words["at-once"]:r.words["by-turn"].replace("{count}",e.turns.length)}function mi(t){let{player:e}=t,n=e.steps[e.at-1],r=t.cards[n?.card]?.id;if(r===void 0)return;let i=e.unrolled.has(r),o=e.places.findLastIndex(s=>s<e.at);e.unrolled[i?"delete":"add"](r),e.goal={original:o},e.signature="",Se(t,t.data),I(t,e.at)}function xi(t){let{player:e}=t,n=e.steps[e.at-1],r=t.cards[n?.card];if(!r?.folds)return;let i=e.places.findLastIndex(o=>o<e.at);e.goal={node:n.first,number:n.number,original:i},kt(t,r.folds,()=>I(t,e.at))}function vi({player:t,data:e,cards:n,edges:r},i,{node:o,number:s,original:a}){let l=o===void 0?-1:e.cardOf[o]??-1,c=d=>d.number===s&&(d.card===l||s!==void 0&&r[d.edge]?.head===l);return(l>=0&&n[l]?i.findIndex(c)+1:0)||Math.min(i.length,(t.places[a]??0)+1)}var ec=560,wi=14,nc=6,rc=6.6;function gi(t,e,n){if(Jt(t),!e||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let r=e.edge!==void 0,i=r?[e.edge]:e.kind==="value"?(t.cards[e.card]?.in??[]).slice(0,nc):[],o=t.cards[r?t.edges[e.edge].tail:e.card],s=i.flatMap(d=>ic(t,t.edges[d],r));if(!s.length)return;let a=o?.group?.querySelector(r?".adjoint":".value");a?.classList.add("awaits"),t.flying={ways:s,line:a};let l=Math.min(ec,n*.55),c=s.map(({number:d,points:h})=>d.animate(h.map(({x:m,y:b})=>({transform:`translate(${m}px, ${b}px)`})),{duration:l,easing:"cubic-bezier(.4, 0, .3, 1)",fill:"forwards"})),u=t.flying;Promise.allSettled(c.map(d=>d.finished)).then(()=>t.flying===u&&Jt(t))}function Jt(t){for(let{number:e,group:n}of t.flying?.ways??[])e.remove(),n.classList.remove("flying");t.flying?.line?.classList.remove("awaits"),t.flying=null}function ic(t,e,n){let{group:r}=e,i=r?.querySelector("path.stroke-edge"),o=n?_n(e):t.cards[e.tail].valueShort;if(!i||!o)return[];let s=sc(o,n?"backward":"forward");r.parentNode.append(s),r.classList.add("flying");let a=i.getTotalLength(),l=Array.from({length:wi},(u,d)=>i.getPointAtLength(a*d/(wi-1))),c=t.cards[n?e.head:e.tail];return[{number:s,group:r,points:oc(l,c)}]}function oc(t,{group:e}){let n=e?.querySelector("rect");if(!n)return t;let r=a=>Number(n.getAttribute(a)),[i,o]=[r("x")+r("width")/2,r("y")+r("height")/2],s=a=>Math.hypot(a.x-i,a.y-o);return s(t[0])<=s(t.at(-1))?t:t.reverse()}function sc(t,e){let n=t.length*rc+11,r=O("g",{},`number ${e}`),i=O("text",{y:4,"text-anchor":"middle"},`fill-${e} mono size-11`);return i.textContent=t,r.append(O("rect",{x:-n/2,y:-10,width:n,height:20,rx:10},`fill-card stroke-${e}`),i),r}function _n({group:t}){return(t?.querySelector("g.made text")??t?.querySelector(".chip text"))?.textContent??""}var ac='text.fill-text.size-12[text-anchor="end"], .chip text.fill-backward';function Mn({svg:t,player:e,awaited:n,data:r}){return t&&!e.active&&!n?r.name:""}function yi(t,{turn:e,picture:n,texts:r,...i}){n!==Mn(t)||e<=t.turn||!ki(t,r)||(Object.assign(t,{turn:e,numbers:{turn:e,picture:n,texts:r}}),lc(t),C("program",i))}function bi(t){let{numbers:e,data:n}=t;if(e&&e.turn>n.turn&&e.picture===n.name&&ki(t,e.texts))return;let{next:r}=t.moving??{};Object.assign(t,{moving:null,numbers:null,turn:Math.max(t.turn,n.turn)}),delete document.documentElement.dataset.turning,C("settled",{turn:n.turn}),r?.()}function En(t,e){return t.moving&&(t.moving.next=e),!!t.moving}function ki(t,e){let n=[];for(let{group:r,id:i}of[...t.cards,...t.edges]){if(!e[i]||!r)continue;let o=[...r.querySelectorAll(ac)];if(o.length){if(o.length!==e[i].length)return!1;n.push([o,e[i]])}}for(let[r,i]of n)r.forEach((o,s)=>{o.textContent!==i[s]&&(o.firstChild.data=i[s])});return!0}function lc(t){t.moving??={},t.tip.hidden=!0,t.box.setAttribute("aria-busy","true"),document.documentElement.dataset.turning="",t.pictures.clear(),t.asked.clear(),clearTimeout(t.resting);for(let e of t.player.edges)e.drawn=void 0}var An=1300,cc=[.5,1,2,4],Sn=16,uc=16,fc=3,Ae={first:"M3 3h2v10h-2zM13 3v10l-7-5z",back:"M11 3v10l-7-5z",play:"M4 2.5v11l9-5.5z",pause:"M4 3h3v10h-3zM9 3h3v10h-3z",on:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z",leave:"M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z"};function Mi(t){let e=x("div","player"),n=e.appendChild(x("div","row")),r=(c,u)=>{let d=x("button",c);return d.type="button",Ae[c]&&d.append(dt(Ae[c])),d.addEventListener("click",u),d},i={box:e,steps:[],at:0,active:!1,timer:0,speed:1,signature:"",first:r("first",()=>I(t,0)),back:r("back",()=>I(t,i.at-1)),play:r("play",()=>i.timer?Ce(t):Cn(t)),on:r("on",()=>I(t,i.active?i.at+1:1)),last:r("last",()=>I(t,i.steps.length)),slider:x("input"),parts:x("div","parts"),speedBox:x("select"),leave:r("leave",()=>Ne(t)),kept:x("div","kept"),says:x("div","says"),byTurn:r("by-turn",()=>mi(t)),into:r("into",()=>xi(t)),unrolled:new Set};Object.assign(i.slider,{type:"range",min:0,step:1}),i.slider.addEventListener("input",()=>I(t,Number(i.slider.value))),i.slider.addEventListener("keydown",c=>c.stopPropagation());for(let c of cc)i.speedBox.append(new Option(`${c}×`,String(c),c===1,c===1));i.speedBox.addEventListener("change",()=>{i.speed=Number(i.speedBox.value),i.timer&&Cn(t)});let o=x("div","slide");o.append(i.slider,i.parts);let s=x("div","keys");s.append(i.first,i.back,i.play,i.on,i.last),n.append(s,o,i.speedBox,i.kept,i.leave);let a=e.appendChild(x("div","told")),l=x("div","ways");return l.append(i.byTurn,i.into),a.append(i.says,l),i}function Ei({player:t},e){let n=(r,i)=>{r.setAttribute("aria-label",i),r.title=i};n(t.first,e["first-step"]),n(t.back,e["previous-step"]),n(t.on,e["next-step"]),n(t.last,e["last-step"]),n(t.speedBox,e.speed),n(t.leave,e["leave-steps"]),t.slider.setAttribute("aria-label",e.timeline),t.kept.title=e["kept-help"],t.into.textContent=e["into-turn"],t.playing=void 0}function Se(t,e){let{player:n}=t,{steps:r,places:i}=hi(e.timeline.steps,n,t.cards);n.places=i;let o=n.active?n.steps[n.at-1]:void 0,s=JSON.stringify(r.map(a=>[a.kind,a.card,a.edge,a.number]));if(n.steps=r,n.slider.max=r.length,n.box.hidden=!r.length,n.box.classList.toggle("keeps",r.some(a=>a.kept)),dc(t,e),Mc(t),n.active&&s!==n.signature){let a=o?r.findIndex(c=>c.says===o.says&&c.number===o.number)+1:0,l=n.goal?vi(t,r,n.goal):0;o&&!a&&!l?Ne(t):n.at=l||a}n.goal=null,n.signature=s,Nn(t)}function dc(t,e){let{player:n}=t,{adjoints:r,sent:i,arriving:o}=e.timeline,{steps:s,places:a}=n;n.ran=new Map,n.turned=new Map,n.passes=[],s.forEach((l,c)=>{let u=c+1;if(l.number===void 0){l.reads!==void 0&&n.turned.set(l.card,[...n.turned.get(l.card)??[],[u,l.reads]]);for(let m of l.ready??[])n.ran.set(m,u);return}n.passes[l.number]??={begin:u,end:u,known:new Map,came:new Map,went:new Map,adjoints:r[l.number],sent:i[l.number],arriving:o[l.number]??{}};let d=n.passes[l.number];d.end=u;for(let m of l.ready??[])d.known.set(m,u);l.edge!==void 0&&!d.went.has(l.edge)&&d.went.set(l.edge,u);let h=l.arrives??-1;h>=0&&d.came.set(h,[...d.came.get(h)??[],u])}),n.cards=t.cards.map((l,c)=>({number:c,card:l,value:l.group?.querySelector(".value"),adjoint:l.group?.querySelector(".adjoint"),drawn:!!l.group?.querySelector(".adjoint > rect"),forward:null,backward:null})),n.marks=Object.entries(e.timeline.marks).map(([l,c])=>({...c,begin:a[c.begin],end:c.end===null?null:a[c.end],drawn:yc(t.cards[l])})),n.edges=t.edges.map((l,c)=>({number:c,edge:l,reads:void 0}))}function I(t,e){let{player:n}=t;if(!n.steps.length||En(t,()=>I(t,e)))return;n.timer&&e>=n.steps.length&&Ce(t);let r=n.active?n.at:0;n.active=!0,n.at=Math.max(0,Math.min(n.steps.length,e)),j(t,-1);let i=n.steps[n.at-1],o=t.cards[i?.edge!==void 0?t.edges[i.edge].tail:i?.card];o?.group&&hc(t,o),Nn(t),n.at===r+1?gi(t,i,An/n.speed):Jt(t)}function hc(t,{x:e,y:n,width:r,height:i}){let{width:o,height:s}=t.room,[a,l]=[t.x+e*t.scale,t.y+n*t.scale];a>=8&&l>=8&&a+r*t.scale<=o-8&&l+i*t.scale<=s-8||(t.fitted=!1,at(t,t.scale,o/2-(e+r/2)*t.scale,s/2-(n+i/2)*t.scale))}function Cn(t){let{player:e}=t;if(En(t,()=>Cn(t)))return;clearTimeout(e.timer),(!e.active||e.at>=e.steps.length)&&I(t,0);let n=()=>{e.timer=setTimeout(n,An/e.speed),I(t,e.at+1),e.at>=e.steps.length&&Ce(t)};e.timer=setTimeout(n,e.at?0:An/2/e.speed),Tn(t)}function Ce(t){clearTimeout(t.player.timer),t.player.timer=0,Tn(t)}function Ne(t){Ce(t),t.player.active=!1,Jt(t),Nn(t)}function Nn(t){let{player:e}=t,n=e.active?e.at:1/0,r=e.active?e.passes.findLastIndex(o=>o&&o.begin<=n):-1,i=e.passes[r];t.canvas.classList.toggle("stepping",e.active),t.list.hidden=e.active;for(let o of e.cards){let s=e.active?pc(t,o.number,n):"";o.value&&s!==o.forward&&_i(o.card,o.value,s),o.forward=s;let a=e.active?mc(t,o,i,n):"";o.adjoint&&a!==o.backward&&_i(o.card,o.adjoint,a),o.backward=a}for(let o of e.edges){let s=e.active?vc(o,i,n):null;s!==o.reads&&wc(o,s),o.reads=s}for(let{begin:o,end:s,drawn:a}of e.marks)a?.classList.toggle("gone",e.active&&(n<o||s!==null&&n>=s));bc(t,e.active?e.steps[e.at-1]:void 0),kc(t),Tn(t),Ln(t),C("known")}function pc({player:t,data:e},n,r){return(t.ran.get(n)??0)<=r?"":t.turned.get(n)?.findLast(([i])=>i<=r)?.[1]||e.words["not-yet"]}function Si({player:t,data:e},n){let r=e.cardOf[n];return Qt({player:t,data:e},r??-1)}function Qt({player:t,data:e},n){if(!t.active)return{ran:!0,adjoint:!0};if(n<0)return{ran:!1,adjoint:!1};let r=t.passes[e.shown],i=e.shown===null||!!(r&&(r.known.get(n)??r.end)<=t.at);return{ran:(t.ran.get(n)??0)<=t.at,adjoint:i}}function mc(t,{number:e,drawn:n},r,i){let{words:o}=t.data;if(!r)return o["not-yet"];let s=r.adjoints?r.adjoints[e]:n?"":void 0;if(r.adjoints&&s===void 0)return o["not-yet"];if(r.adjoints?s==="":!n)return r.adjoints?`— ${o.none}`:"";if((r.known.get(e)??r.end)<=i)return s;let a=(r.came.get(e)??[]).filter(l=>l<=i);return a.length?xc(t,r,a)||o["some-arrived"].replace("{arrived}",a.length).replace("{count}",r.arriving[e]):o["not-yet"]}function xc(t,e,n){let i=n.map(s=>t.player.steps[s-1].edge).map(s=>e.sent?e.sent[s]:t.player.edges[s].drawn??_n(t.edges[s])),o=i.map((s,a)=>a&&s?.startsWith("−")?`(${s})`:s).join(" + ");return i.every(Boolean)&&o.length<=uc?o:""}function vc({number:t},e,n){return!e||!((e.went.get(t)??1/0)<=n)?null:e.sent?e.sent[t]??"":""}function _i(t,e,n){e.classList.toggle("instead",n!=="");let r=e.querySelector("text.stand-in");if(!r){if(!n)return;let s=e.querySelector("text"),a={x:Number(s.getAttribute("x"))+16,y:s.getAttribute("y")};r=e.appendChild(O("text",a,"stand-in fill-muted mono size-11"))}r.textContent=n;let i=t.group.querySelector("rect"),o=Number(i.getAttribute("x"))+Number(i.getAttribute("width"))-Number(r.getAttribute("x"))-5;Ai(n)*6.7>o?(r.setAttribute("textLength",o),r.setAttribute("lengthAdjust","spacingAndGlyphs")):r.removeAttribute("textLength")}function Ai(t){let e=0;for(let n of t)e+=/\p{M}/u.test(n)?0:n>"⹿"?1.67:1;return e}function wc(t,e){let{group:n}=t.edge;if(!n)return;n.classList.toggle("went",e!==null);let r=n.querySelector(".chip text");if(!r||!n.classList.contains("contribution")){e&&gc(n);let l=n.querySelector("g.made text");l&&(l.textContent=e??"");return}t.drawn??=r.textContent;let i=e||t.drawn;if(r.textContent===i)return;let o=n.querySelector(".chip rect"),s=Ai(i)*6.6+11,a=Number(o.getAttribute("x"))+Number(o.getAttribute("width"))/2;r.textContent=i,o.setAttribute("x",a-s/2),o.setAttribute("width",s)}function gc(t){if(t.querySelector("g.made"))return;let e=t.querySelector("path.stroke-edge"),n=e.cloneNode();n.setAttribute("class","sent stroke-backward");let r=O("g",{},"made"),{x:i,y:o}=e.getPointAtLength(e.getTotalLength()/2);r.append(O("text",{x:i,y:o-6,"text-anchor":"middle"},"fill-backward mono size-11")),t.append(n,r)}function yc({group:t,width:e}){let n=t?.querySelector("rect");if(!n)return null;let r=t.querySelector(".keep");if(!r){let[i,o]=[Number(n.getAttribute("x"))+e-20,Number(n.getAttribute("y"))-5];r=t.appendChild(O("path",{d:`M${i} ${o}h9v12l-4.5 -3.5l-4.5 3.5z`}))}return r.setAttribute("class","keep fill-forward"),r}function bc(t,e){for(let r of t.player.lit??[])r.classList.remove("now");let n=e&&(e.edge!==void 0?t.edges[e.edge]:t.cards[e.card])?.group;t.player.lit=n?[n]:[],n?.classList.add("now")}function kc({player:t}){if(!t.active){t.told&&C("step",null),t.told=!1;return}let e={},n;for(let i of t.steps.slice(0,t.at)){if(i.number!==void 0&&i.number!==n)for(let o in e)delete e[o].adjoint;n=i.number??n;for(let[o,s,a]of i.notes??[])e[o]={...s==="value"?{}:e[o],[s]:a}}let r=t.steps[t.at-1]?.span;t.told=!0,C("step",{spans:r?[Zt(r)]:[],notes:e})}function Tn(t){let{player:e,data:n}=t,{words:r}=n,i=e.steps.length,o=e.active?e.at:i,s=e.active?e.steps[o-1]:void 0,a=e.active?s?s.says:r["step-before"]:r["step-none"],l=r["step-of"].replace("{number}",o).replace("{count}",i);e.slider.value=o,e.slider.setAttribute("aria-valuetext",`${l}: ${a}`),e.says.classList.toggle("resting",!e.active),e.says.classList.toggle("backward",s?.number!==void 0),e.says.replaceChildren(),e.active&&e.says.append(x("b","",`${s?.number===void 0?"▸":"◂"} ${l} · `)),e.says.append(a),pi(t,s);let c=e.timer!==0;c!==e.playing&&(e.playing=c,e.play.replaceChildren(dt(c?Ae.pause:Ae.play)),e.play.setAttribute("aria-label",c?r.pause:r.play),e.play.title=c?r.pause:r.play),e.leave.disabled=!e.active,e.first.disabled=e.back.disabled=e.active&&o===0,e.on.disabled=e.last.disabled=e.active&&o===i,e.slider.style.setProperty("--done",i?o/i:0);let u=e.active?s?.kept??0:e.steps.at(-1)?.kept??0;e.kept.textContent=r.kept.replace("{bytes}",_c(u));let d=Math.max(1,...e.steps.map(h=>h.kept??0));e.kept.style.setProperty("--kept",u/d)}function _c(t){return t<1e4?`${t} B`:t<1e7?`${Math.round(t/1e3)} kB`:`${Math.round(t/1e6)} MB`}function Mc({player:t,data:e}){let n=[];t.steps.forEach(s=>{let a=s.number??-1;n.at(-1)?.number!==a&&n.push({number:a,count:0}),n.at(-1).count+=1});let r=t.steps.length||1,i=0,o=[];t.parts.replaceChildren();for(let s of n){let[a,l]=[i/r,(i+s.count)/r],c=s.number<0?"var(--forward)":"var(--backward)",u=m=>`calc(${Sn/2}px + (100% - ${Sn}px) * ${m.toFixed(4)})`;o.push(`${c} ${u(a)} ${u(l)}`);let d=s.number<0?e.words.forward:e.words.backward.replace("{number}",s.number+1),h=x("span",s.number<0?"forward":"backward",d);h.style.left=u(a),h.style.width=`calc((100% - ${Sn}px) * ${(l-a).toFixed(4)})`,t.parts.append(h),i+=s.count}t.slider.style.setProperty("--parts",`linear-gradient(to right, ${o.join(", ")})`),requestAnimationFrame(()=>zn(t))}function zn(t){for(let e of t.parts.children)e.classList.toggle("short",e.scrollWidth>e.clientWidth);Ec(t)}function Ec({says:t,steps:e}){let r=e.flatMap(o=>[o,...o.turns??[]]).map(o=>o.says).reduce((o,s)=>s.length>o.length?s:o,""),i=t.cloneNode();i.textContent=`▸ ${e.length} / ${e.length} · · · · ${r}`,Object.assign(i.style,{position:"absolute",visibility:"hidden",minHeight:"0",width:`${t.clientWidth}px`}),t.after(i),t.style.minHeight=`${Math.min(i.offsetHeight,fc*20)}px`,i.remove()}function Ci(t,e,n,r){let i=new Set([e]),o=new Set,s=[e];for(;s.length;)for(let a of t.cards[s.pop()][r]){o.add(a);let l=t.edges[a][n];i.has(l)||s.push(l),i.add(l)}return{cards:i,edges:o}}function j(t,e){if(e===t.hovered)return;if(t.hovered=e,t.canvas.classList.toggle("hovering",e>=0),e<0)return t.tip.hidden=!0,_t(null);let n=Ci(t,e,"tail","in"),r=Ci(t,e,"head","out");t.cards.forEach((o,s)=>{Ni(o.group,s===e,n.cards.has(s),r.cards.has(s))}),t.edges.forEach((o,s)=>{Ni(o.group,!1,n.edges.has(s),r.edges.has(s))}),_t(t.cards[e].span);let{folds:i}=t.cards[e];i&&qt(t,()=>[ht(t,i)])}function Ni(t,e,n,r){t&&(t.classList.toggle("here",e),t.classList.toggle("up",n&&!e),t.classList.toggle("down",r&&!e))}function _t(t){let e=t?[Zt(t)]:[];C("hover",{spans:e})}function Zt([t,e,n,r]){return{line:t,column:e,end_line:n,end_column:r}}function Ti(t,e){let{tip:n,data:r}=t;if(t.moving)return;let i=t.cards[e],o=(c,u,d)=>{let h=x("div",d);return h.append(x("b","",c),x("span","",u)),h},s=x("div","title");s.append(x("b","",i.title),x("span","",` ${[i.beside,i.turn].filter(Boolean).join(" · ")}`));let a=[s];if(i.formula&&a.push(x("div","formula",i.formula)),i.value!==void 0){let{ran:c,adjoint:u}=Qt(t,e),[d,h]=[c?i.value:r.words["not-yet"],u?i.adjoint:r.words["not-yet"]];a.push(o("▸ ",d,"forward"),o("◂ ",h,"backward")),a[a.length-2].title=r.words.value}let l=r.timeline.marks[e];l&&a.push(x("div","hint",r.words["kept-by"].replace("{operations}",l.by.join(", ")))),i.folds&&a.push(x("div","hint",r.words.unfold)),n.replaceChildren(...a),n.hidden=!1,On(t,i)}function On(t,{x:e,y:n,height:r}){let{tip:i,room:o}=t,s=t.x+e*t.scale,a=t.y+n*t.scale-i.offsetHeight-8,l=t.y+(n+r)*t.scale+8;i.style.left=`${Math.max(4,Math.min(s,o.width-i.offsetWidth-8))}px`,i.style.top=`${l+i.offsetHeight>o.height&&a>0?a:l}px`}function $n(t){let{cardOf:e,wrong:n}=t.data,r=new Set((t.way?.nodes??[]).map(o=>e[o])),i=t.way?e[t.way.culprit]:void 0;t.cards.forEach((o,s)=>{o.group?.classList.toggle("traced",r.has(s)),o.group?.classList.toggle("culprit",s===i),o.group?.classList.toggle("wrong",!!n?.includes(s))});for(let o of t.edges)o.group?.classList.toggle("traced",r.has(o.tail)&&r.has(o.head))}var Sc=250;function zi(t){t.edgeHovered=-1,t.edges.forEach((e,n)=>{let r=e.group?.querySelector("path.stroke-edge");if(!r)return;e.group.dataset.edge=n;let i=r.cloneNode();i.setAttribute("class","hit"),e.group.prepend(i),e.group.classList.toggle("blocked",!!e.blocked),e.cut&&Ac(e.group,r,e.cut)})}function Ac(t,e,n){let r=e.getTotalLength(),[i,o]=[e.getPointAtLength(r/2),e.getPointAtLength(r/2+1)],s=Math.hypot(o.x-i.x,o.y-i.y)||1,[a,l]=[(o.x-i.x)/s,(o.y-i.y)/s],c=h=>{let[m,b]=[i.x+a*h,i.y+l*h];return`M${m-l*7} ${b+a*7}L${m+l*7} ${b-a*7}`},u=O("text",{x:i.x,y:i.y+20,"text-anchor":"middle"},"mono size-11");u.textContent=n,t.appendChild(O("g",{},"cut")).append(O("path",{d:c(-2.5)+c(2.5)}),u)}function G(t,e){if(e===t.edgeHovered)return;t.edges[t.edgeHovered]?.group?.classList.remove("told"),t.edgeHovered=e,clearTimeout(t.staying);let n=t.edges[e];if(!n)return t.hovered<0&&(t.tip.hidden=!0),_t(null);j(t,-1),n.group.classList.add("told"),_t(t.cards[n.head].span),In(t,n),n.asks&&!t.answers.has(n.id)&&(t.staying=setTimeout(()=>Cc(t,n.id),Sc))}function Cc({data:t},e){C("edge",{edge:e,ticket:t.ticket})}function In(t,e){if(t.tip.hidden=!e.says||!!t.moving,t.tip.hidden)return;let{tip:n,data:r}=t,i=!t.player.active||t.player.edges[t.edges.indexOf(e)].reads!==null,o=i?[...e.says]:[r.words["not-yet"]];i&&t.answers.has(e.id)?o.push(...t.answers.get(e.id)):i&&e.asks&&o.push(r.words["edge-asking"]);let s=x("div","title");s.append(x("b","",e.title)),n.replaceChildren(s,...o.map(c=>x("div",e.blocked?"hint":"fact",c))),n.hidden=!1;let a=e.group.querySelector("path.stroke-edge"),l=a.getPointAtLength(a.getTotalLength()/2);return On(t,{x:l.x-40,y:l.y-14,height:30}),o}function Li(t){let e=t.cards[t.cursor];if(!e)return;let n=[...e.in,...e.out],r=n[n.indexOf(t.edgeHovered)+1]??n[0];if(r===void 0)return;r===t.edgeHovered&&G(t,-1),G(t,r);let i=t.edges[r];t.said.textContent=[i.title,...i.says??[]].filter(Boolean).join(". ")}var Oi={width:168,height:96};function It(t,e){cancelAnimationFrame(t.waiting?.[e.name]),t.waiting={...t.waiting,[e.name]:requestAnimationFrame(()=>t.svg&&e(t))}}function Te(t){t.minimap||(t.minimap=Nc(t));let{minimap:e,cards:n,width:r,height:i}=t;e.scale=Math.min(Oi.width/r,Oi.height/i);let[o,s]=[Math.max(24,r*e.scale),Math.max(16,i*e.scale)],a=window.devicePixelRatio||1;Object.assign(e.paper,{width:o*a,height:s*a}),Object.assign(e.box.style,{width:`${o}px`,height:`${s}px`}),e.box.title=t.data.words.minimap??"";let l=e.paper.getContext("2d"),c=getComputedStyle(t.box);l.scale(e.scale*a,e.scale*a);let[u,d]=["--muted","--card-line"].map(h=>c.getPropertyValue(h));for(let h of n)l.fillStyle=h.folds?u:d,l.fillRect(h.x,h.y,h.width,h.height);Pn(t)}function Pn(t){let{minimap:e,view:n,scale:r,x:i,y:o,width:s,height:a}=t;if(!e)return;let l=i<-1||o<-1||i+s*r>n.clientWidth+1||o+a*r>n.clientHeight+1;if(e.box.hidden=!l,e.box.hidden)return;let c=(b,M,S)=>{let g=Math.min(Math.max(0,-b/r),S);return[g*e.scale,(Math.min(S,(M-b)/r)-g)*e.scale]},[u,d]=c(i,n.clientWidth,s),[h,m]=c(o,n.clientHeight,a);Object.assign(e.frame.style,{left:`${u}px`,top:`${h}px`,width:`${Math.max(4,d)}px`,height:`${Math.max(4,m)}px`})}function Nc(t){let e=t.view.appendChild(x("div","minimap")),n=e.appendChild(x("canvas")),r=e.appendChild(x("div","window"));e.setAttribute("aria-hidden","true");let i={box:e,paper:n,frame:r,scale:1},o=s=>{let a=e.getBoundingClientRect(),{scale:l,view:c}=t;t.fitted=!1,at(t,l,c.clientWidth/2-(s.clientX-a.left)/i.scale*l,c.clientHeight/2-(s.clientY-a.top)/i.scale*l)};return e.addEventListener("pointerdown",s=>{s.stopPropagation(),e.setPointerCapture(s.pointerId),o(s)}),e.addEventListener("pointermove",s=>{s.stopPropagation(),s.buttons&&o(s)}),e.addEventListener("pointerup",s=>s.stopPropagation()),e.addEventListener("dblclick",s=>s.stopPropagation()),i}function $i({room:t}){return{left:6,top:44,width:t.width-12,height:t.height-44-6}}function ze(t){return t.lecturing?1.5:1}function te(t){let e=t.data?.room;if(!e||(t.seen||Rn(t,!0),!t.room.width))return;let{width:n,height:r}=$i(t),i=[n,r].map(o=>Math.floor(o/ze(t)/20)*20);if(i[0]===e[0]&&i[1]===e[1])return t.askedRoom="",clearTimeout(t.asking),Rn(t,!1);t.askedRoom!==i.join()&&(t.askedRoom=i.join(),clearTimeout(t.asking),t.asking=setTimeout(()=>t.send({room:i}),120))}function Rn(t,e){t.box.classList.toggle("awaiting",e),clearTimeout(t.patience),e?t.patience=setTimeout(()=>Rn(t,!1),2500):t.seen=!0}function Tc(t,e){let n=$i(t),{right:r,bottom:i}=t.covered,o={...n,width:n.width-r,height:n.height-i},s=Math.min(o.width/t.width,o.height/t.height);return e||s>=1*ze(t)?o:n}function Ii(t,e){let n=Tc(t,e),r=Math.min(1.6*ze(t),n.width/t.width,n.height/t.height),i=e?r:Math.max(1*ze(t),r),o=t.cards[t.data.root]??{x:0,y:0,width:0,height:0},s=(a,l,c,u,d)=>c*i<=l?a+(l-c*i)/2:a-Math.max(0,Math.min((u+d)*i-l+8,c*i-l));return{scale:i,x:s(n.left,n.width,t.width,o.x,o.width),y:s(n.top,n.height,t.height,o.y,o.height)}}var zc=.02,Lc=4,Pi=4;function Ri(t){let{view:e}=t,n=$t;t.zoom=di().scaleExtent([zc,Lc]).extent(()=>[[0,0],[t.room.width,t.room.height]]).clickDistance(Pi).filter(r=>r.type==="wheel"?Oc(t,r):!r.button).wheelDelta(r=>-r.deltaY*(r.deltaMode?30:1)/350).on("start",({transform:r})=>{n=r}).on("zoom",({transform:r,sourceEvent:i})=>{i&&(t.fitted=!1,!e.classList.contains("dragging")&&Math.hypot(r.x-n.x,r.y-n.y)>Pi&&(e.classList.add("dragging"),j(t,-1),G(t,-1))),$c(t,r)}).on("end",()=>e.classList.remove("dragging")),B(e).call(t.zoom).on("dblclick.zoom",null)}function Oc(t,e){return e.ctrlKey||t.root.activeElement===t.view||document.activeElement===t.view}function $c(t,{k:e,x:n,y:r}){Object.assign(t,{scale:e,x:n,y:r}),t.canvas.style.transform=`translate(${n}px, ${r}px) scale(${e})`,t.view.style.backgroundPosition=`${n}px ${r}px`,It(t,Pn)}function at(t,e,n,r){t.zoom.transform(B(t.view),$t.translate(n,r).scale(e))}function Pt(t,e){t.fitted=!1,t.zoom.scaleBy(B(t.view),e)}function H(t,e=!1){if(!t.svg||!t.room.width)return;let{scale:n,x:r,y:i}=Ii(t,e);at(t,n,r,i),t.fitted=!0}function ee(t,e){if(!t.room.width)return;let n=t.x+e.x*t.scale,r=t.y+e.y*t.scale,i=(a,l,c)=>a<16?16-a:Math.min(0,c-16-a-l),o=i(n,e.width*t.scale,t.room.width-t.covered.right),s=i(r,e.height*t.scale,t.room.height-t.covered.bottom);!o&&!s||(t.fitted=!1,at(t,t.scale,t.x+o,t.y+s))}var Ic="input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]",qn=14;function qi(t){t.caption=t.view.appendChild(x("div","caption")),t.caption.hidden=!0,t.caption.setAttribute("aria-hidden","true");let e=r=>{if(!(r.composedPath().some(o=>o instanceof Element&&o.matches(Ic))||r.ctrlKey||r.metaKey||r.altKey||r.repeat)){if(re("page",r)==="lecture")Le(t);else if(r.key==="Escape"&&t.lecturing)Le(t);else return;r.preventDefault()}},n=()=>t.lecturing&&t.full&&!document.fullscreenElement&&Bi(t,!1);return window.addEventListener("keydown",e),document.addEventListener("fullscreenchange",n),()=>{window.removeEventListener("keydown",e),document.removeEventListener("fullscreenchange",n)}}function Le(t){let e=!t.lecturing;if(Bi(t,e),!e)return document.fullscreenElement&&document.exitFullscreen();t.box.requestFullscreen?.().then(()=>{t.full=!0},()=>{})}function Bi(t,e){Object.assign(t,{lecturing:e,full:!1}),t.box.classList.toggle("lecture",e),t.controls.lecture.setAttribute("aria-pressed",String(e)),t.view.focus({preventScroll:!0}),requestAnimationFrame(()=>{t.room={width:t.view.clientWidth,height:t.view.clientHeight},te(t),H(t),Ln(t)})}function Ln(t){let{player:e,caption:n}=t,r=e.active?e.steps[e.at-1]:void 0;if(n.hidden=!t.lecturing||!r,e.says.classList.toggle("elsewhere",!n.hidden),n.hidden)return;n.classList.toggle("backward",r.number!==void 0),n.textContent=r.says,n.style.left="0";let i=Rc(t,r),[o,s,a]=[t.x+i.x*t.scale,t.y+i.y*t.scale,i.height*t.scale],[l,c]=[n.offsetWidth,n.offsetHeight],u=i.width*t.scale/2+qn,d=[[o-l/2,s+a+qn],[o+u,s+a/2-c/2],[o-u-l,s+a/2-c/2],[o-l/2,s-c-qn],[o+u,s+a],[o-u-l,s+a]].map(([M,S])=>[Math.max(8,Math.min(M,t.room.width-l-8)),Math.max(8,Math.min(S,t.room.height-c-8))]),h=d.map(([M,S])=>Pc(t,M,S,l,c)),[m,b]=d[h.indexOf(Math.min(...h))];Object.assign(n.style,{left:`${m}px`,top:`${b}px`})}function Pc(t,e,n,r,i){let o=(s,a,l,c)=>Math.max(0,Math.min(s+a,l+c)-Math.max(s,l));return t.cards.reduce((s,a)=>{let[l,c]=[t.x+a.x*t.scale,t.y+a.y*t.scale];return s+o(e,r,l,a.width*t.scale)*o(n,i,c,a.height*t.scale)},0)}function Rc(t,e){let n=e.edge===void 0?null:t.edges[e.edge]?.group?.querySelector("path.stroke-edge");if(n){let{x:i,y:o}=n.getPointAtLength(n.getTotalLength()/2);return{x:i,y:o-12,width:24,height:24}}let r=t.cards[e.card]??{x:0,y:0,width:0,height:0};return{x:r.x+r.width/2,y:r.y,width:r.width,height:r.height}}var qc="M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z",Bc={ran:!0,adjoint:!0};function Hi(t){let e=x("span","found"),n=x("input");n.type="search",n.addEventListener("input",()=>Oe(t)),n.addEventListener("keydown",o=>{o.key==="Enter"?Fi(t):o.key==="Escape"&&(n.value="",Oe(t),t.view.focus()),o.stopPropagation()});let r=(o,s)=>{let a=x("button","",o);return a.type="button",a.addEventListener("click",s),a},i={search:n,found:e,in:r("+",()=>Pt(t,1.25)),out:r("−",()=>Pt(t,.8)),fit:r("⤢",()=>H(t,!0)),lecture:r("",()=>Le(t)),legend:r("?",()=>{t.legend.hidden=!t.legend.hidden,i.legend.setAttribute("aria-expanded",String(!t.legend.hidden))})};i.lecture.append(dt(qc));for(let o of[i.in,i.out])o.className="by-step";return t.bar.append(n,e,i.in,i.out,i.fit,i.lecture,i.legend),i}function Di(t,e){t.worded=JSON.stringify(e);let{controls:n}=t,r=(o,s)=>{o.setAttribute("aria-label",s),o.title=s};Ei(t,e),r(n.in,e["zoom-in"]),r(n.out,e["zoom-out"]),r(n.fit,e.fit),r(n.lecture,e.lecture),r(n.legend,e.legend),r(n.search,e.search),n.search.placeholder=e["search-short"],n.legend.setAttribute("aria-expanded",String(!t.legend.hidden)),t.view.setAttribute("aria-label",e.picture),t.list.setAttribute("aria-label",e.nodes),t.empty.textContent=e.empty;let i=(o,s,a)=>{let l=x("div");return l.append(x("span",`sign ${o}`,s),x("span","",a)),l};t.legend.replaceChildren(i("forward","▸",e["legend-value"]),i("backward","◂",e["legend-adjoint"]),i("line","",e["legend-edge"]),i("back","",e["legend-contribution"]),i("dashed","",e["legend-view"]),i("double","",e["legend-in-place"]),i("bookmark","",e["legend-kept"]),i("cutting","",e["legend-cut"]),i("grey","",e["legend-pruned"]))}function Oe(t){let e=t.controls.search.value.trim().toLowerCase(),n=0;for(let r of t.cards){let i=e!==""&&`${r.title} ${r.beside} ${r.formula??""} ${r.turn??""} ${r.holds??""}`.toLowerCase().includes(e);r.group?.classList.toggle("match",i),i&&(n+=1)}t.canvas.classList.toggle("searching",e!==""),t.controls.found.textContent=e&&t.data?t.data.words.matches.replace("{count}",n):""}function Fi(t){let e=[...t.cards.keys()].filter(o=>t.cards[o].group?.classList.contains("match")),n=e.find(o=>o>t.cursor)??e[0];if(n===void 0)return;let{folds:r,id:i}=t.cards[n];if(!r)return Mt(t,n);t.data.chosen&&(Un(t,r)?kt(t,r,()=>Fi(t)):t.send({find:t.controls.search.value.trim(),within:i}))}function Bn(t,e){t.list.replaceChildren(...e.map(n=>x("li","",Hn(t,n,!0))))}function Hn(t,e,n=!1){let{words:r}=t.data,i=[`${e.title} ${e.beside}`];if(e.turn&&i.push(e.turn),e.value!==void 0){let{ran:o,adjoint:s}=n?Bc:Qt(t,t.cards.indexOf(e));i.push(`${r.value} ${o?e.valueShort:r["not-yet"]}`),i.push(`${r.adjoint} ${s?e.adjointShort:r["not-yet"]}`)}return e.folds&&i.push(r.unfold),i.join(". ")}function ft(t,e){return e==null?-1:t.data?.cardOf[e]??-1}function Yi(t,e){let n=e!==t.selected;t.selected=e;let r=ft(t,e);Wi(t,r>=0?r:n?-1:t.cursor??-1),n&&r>=0&&ee(t,t.cards[r]),$e(t,"page")}function $e(t,e,n=!1){let{data:r,selected:i}=t,o=t.cards[ft(t,i)],s=i===r.selected?r.selectedSpan:o?.span;C("selected",{spans:s?[Zt(s)]:[]});let a={node:i,ticket:r.ticket,title:o?.title??"",by:e,open:n,known:l=>Si(t,l)};C("node",a)}function Wi(t,e){e!==t.cursor&&G(t,-1),t.cursor=e;let n=t.cards[e];t.cards.forEach((r,i)=>{r.group?.classList.toggle("selected",i===e||n?.node!==void 0&&r.node===n.node&&r.node!==null)});for(let r of t.edges)r.group?.classList.toggle("near",r.tail===e||r.head===e);t.said.textContent=n?Hn(t,n):""}function ne(t,e,n=!0){let r=t.cards[e];if(Wi(t,e),r?.folds)return n?kt(t,r.folds):void 0;let i=r?.node??null;r&&i===null||(t.selected=i,$e(t,"hand",n))}function kt(t,e,n=()=>{}){t.data.chosen&&(t.toggled=e,ct(t,ht(t,e),n))}var Hc={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};function Dc(t,e,[n,r]){let i=[...e.in.map(l=>t.edges[l].tail),...e.out.map(l=>t.edges[l].head)],s=Xi(e,i.map(l=>t.cards[l]),n,r)??Xi(e,t.cards,n,r);if(s||!n)return s;let a=t.edges[n>0?e.out[0]:e.in[0]];return t.cards[n>0?a?.head:a?.tail]}function Xi(t,e,n,r){let i=s=>{let[a,l]=[s.x+(s.width-t.width)/2-t.x,s.y+(s.height-t.height)/2-t.y],[c,u]=[a*n+l*r,Math.abs(a*r+l*n)];return s.group&&c>4&&u<=c?c+2*u:1/0},[o]=e.filter(s=>i(s)<1/0).sort((s,a)=>i(s)-i(a));return o}var Vi={first:t=>Mt(t,0),last:t=>Mt(t,Xc(t)),close:t=>ne(t,-1),in:t=>Pt(t,1.25),out:t=>Pt(t,.8),fit:t=>H(t,!0),edge:Li,search:t=>t.controls.search.focus(),back:t=>I(t,t.player.at-1),on:t=>I(t,t.player.active?t.player.at+1:1)};function ji(t,e){let n=re("picture",e)??"";if(!(e.altKey||e.metaKey||e.ctrlKey&&!["in","out","fit"].includes(n))){if(n==="cards"&&t.cards.length)Fc(t,Hc[e.key]);else if(n==="open"&&t.cursor>=0)ne(t,t.cursor,"keys");else if(n in Vi)Vi[n](t);else return;e.preventDefault(),e.stopPropagation()}}function Fc(t,e){let n=t.cards[t.cursor],r=n?Dc(t,n,e):t.cards[0];r&&Mt(t,t.cards.indexOf(r))}function Mt(t,e){t.cards[e]&&(ne(t,e,!1),ee(t,t.cards[e]))}function Xc(t){return t.cards.findLastIndex(e=>e.node!==null&&e.node!==void 0)}var Gi=`.graph.lecture {
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
`;var Ui=`.chooser {
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
`;var Ki=[0,1,2,3,5],Wc="M2 3h7v2H2zM11 3h3v2h-3zM9 2h2v4H9zM2 11h3v2H2zM7 11h7v2H7zM5 10h2v4H5zM2 7h8v2H2zM12 7h2v2h-2zM10 6h2v4h-2z";function Ji(t){let e=t.view.appendChild(x("div","chooser")),n=e.appendChild(x("select","passes")),r=e.appendChild(x("button","views")),i=e.appendChild(x("div","panel"));r.type="button",r.setAttribute("aria-haspopup","dialog"),i.setAttribute("role","dialog");let o={box:e,passes:n,button:r,panel:i,worded:""};Ie(t,o,!1),r.addEventListener("click",()=>Ie(t,o,i.hidden));for(let s of["pointerenter","focus"])n.addEventListener(s,()=>qt(t,()=>Fe(t))),r.addEventListener(s,()=>qt(t,()=>[...er(t),...jc(t)]));n.addEventListener("change",()=>ct(t,{...t.data.chosen,pass:Number(n.value)}));for(let s of["click","dblclick","keydown","pointerdown","wheel"])e.addEventListener(s,a=>a.stopPropagation());return e.addEventListener("keydown",s=>{s.key!=="Escape"||i.hidden||(Ie(t,o,!1),r.focus())}),t.view.addEventListener("pointerdown",()=>Ie(t,o,!1)),o}function Ie(t,{button:e,panel:n},r){n.hidden=!r,e.setAttribute("aria-expanded",String(r)),r&&n.querySelector("input:checked")?.focus()}function jc({data:{chosen:t},selected:e}){return e===null?[]:Ki.map(n=>({...t,steps:n}))}function Qi(t){let{menu:e,data:n,selected:r}=t;if(e.box.hidden=!n.chosen,!n.chosen)return;let i=JSON.stringify([n.chosen,n.menu,n.words.view,r===null]);if(i===e.worded)return;e.worded=i;let{words:o,chosen:s}=n,a=[s.layout&&o[Zi(s.layout)],s.view==="torch"&&o["nodes-short"],s.folding==="line"&&o["folding-short"],s.steps&&r!==null&&o["around-some"].replace("{count}",s.steps)].filter(Boolean);e.button.replaceChildren(dt(Wc),x("span","",a.join(" · ")||o.view)),e.button.setAttribute("aria-label",[o.view,...a].join(", ")),e.panel.setAttribute("aria-label",o.view),Gc(t);let l=e.panel.contains(t.root.activeElement)?t.root.activeElement:null;e.panel.replaceChildren(...Uc(t),...Kc(t)),l&&e.panel.querySelector(`input[name="${l.name}"]:checked`)?.focus()}function Gc({menu:t,data:{words:e,chosen:n,menu:r}}){t.passes.hidden=r.passes.length<2,t.passes.setAttribute("aria-label",e.pass);let i=JSON.stringify([r.passes,e["pass-number"]]);if(i!==t.named){t.named=i;let o=(s,a)=>(s===null?e["pass-number"]:e["pass-line"]).replace("{number}",a+1).replace("{line}",s);t.passes.replaceChildren(...r.passes.map((s,a)=>new Option(o(s,a),a)))}t.passes.value=n.pass??""}function Zi(t){return{"":"layout-auto",LR:"layout-across",TB:"layout-down",rows:"layout-rows"}[t]}function Uc(t){let{words:e}=t.data;return[Pe(t,"layout",e.layout,De.map(n=>[n,e[Zi(n)]])),Pe(t,"view",e["nodes-of"],[["maths",e["nodes-maths"]],["torch",e["nodes-torch"]]],e["nodes-help"]),Pe(t,"folding",e.folding,[["scope",e["folding-scope"]],["line",e["folding-line"]]]),Pe(t,"steps",e.around,Ki.map(n=>[n,n?e["around-some"].replace("{count}",n):e["around-all"]]),e["around-help"],t.selected===null)]}function Pe(t,e,n,r,i="",o=!1){let s=x("fieldset");s.append(x("legend","",n)),s.disabled=o,s.title=i;for(let[a,l]of r){let c=s.appendChild(x("label")),u=c.appendChild(x("input"));Object.assign(u,{type:"radio",name:e,value:a,checked:t.data.chosen[e]===a}),u.addEventListener("change",()=>ct(t,{...t.data.chosen,[e]:a})),c.append(l)}return s}function Kc(t){let{words:e,menu:n}=t.data;if(!n.loops.length)return[];let r=x("fieldset","turns");r.append(x("legend","",e.loop));let i=r.appendChild(x("select"));i.setAttribute("aria-label",e.loop),i.append(...n.loops.map(({header:c},u)=>new Option(c,u)));let o=r.appendChild(x("label")),s=o.appendChild(x("span")),a=o.appendChild(x("input"));Object.assign(a,{type:"number",min:0,step:1});let l=()=>{a.max=n.loops[i.value].last,s.textContent=e["go-to-turn"].replace("{last}",a.max)};return i.addEventListener("change",l),a.addEventListener("change",()=>a.value!==""&&Jc(t,Number(i.value),Number(a.value))),l(),[r]}function Jc(t,e,n){let{firsts:r}=t.data.menu.loops[e],[,i]=r?.find(([s])=>s>=n)??r?.at(-1)??[],o=i===void 0?-1:ft(t,i);t.cards[o]?.node===i&&i!==void 0?Mt(t,o):t.send({loop:e,turn:n})}var to=`.minimap {
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
`;function eo(t,e){let n=t.svg?tu(t):void 0;t.drawn=e.svg;let r=x("div");if(r.innerHTML=e.svg,t.svg=r.querySelector("svg"),t.canvas.replaceChildren(...t.svg?[t.svg]:[]),t.empty.hidden=!!t.svg,j(t,-1),G(t,-1),t.cards=[],t.edges=[],!t.svg)return t.minimap&&(t.minimap.box.hidden=!0),Bn(t,[]);let[,,i,o]=t.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);Object.assign(t,{width:i,height:o}),Object.assign(t.svg.style,{width:`${i}px`,height:`${o}px`}),t.svg.setAttribute("aria-hidden","true"),Zc(t,e),zi(t),Bn(t,e.cards),Oe(t),It(t,Te);let s=n&&no(t,n.id);if(e.turning&&n!==void 0)return at(t,t.scale,t.x,t.y);if(t.fitted||!s)return H(t);at(t,t.scale,n.left-s.x*t.scale,n.top-s.y*t.scale)}function Zc(t,e){let n=new Map;for(let s of t.svg.querySelectorAll("g[id]"))n.set(s.id,s);let r=/translate\(([-\d.]+)[ ,]([-\d.]+)\)/.exec(n.get("graph0")?.getAttribute("transform")??""),[i,o]=r?[Number(r[1]),Number(r[2])]:[0,0];t.cards=e.cards.map((s,a)=>{let l=n.get(s.id),c=l?.querySelector("rect"),u=d=>Number(c?.getAttribute(d)??0);return l&&(l.dataset.card=a),{...s,group:l,in:[],out:[],x:i+u("x"),y:o+u("y"),width:u("width"),height:u("height")}}),t.edges=e.edges.map((s,a)=>(t.cards[s.tail].out.push(a),t.cards[s.head].in.push(a),{...s,group:n.get(s.id)}));for(let s of e.frames){let a=n.get(`f${s.id}`);a&&(a.dataset.frame=s.id)}}function tu(t){let e=t.toggled??t.cards[ft(t,t.selected)]?.id;t.toggled=null;let n=e&&no(t,e);return n?{id:e,left:t.x+n.x*t.scale,top:t.y+n.y*t.scale}:null}function no(t,e){let n=t.cards.find(i=>i.id===e);if(n)return n;let r=t.data.frames.findIndex(i=>i.id===e);return r<0?null:t.cards.find(i=>i.frame===r)??null}var ro=`.player {
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
`;function io(t){let{view:e}=t;e.addEventListener("pointermove",n=>n.buttons||nu(t,n)),e.addEventListener("pointerleave",()=>{j(t,-1),G(t,-1)}),e.addEventListener("click",n=>ru(t,Dn(n))),e.addEventListener("keydown",n=>ji(t,n)),e.addEventListener("dblclick",n=>Dn(n).card===void 0&&H(t,!0))}function Dn(t){let e=t.target.closest?.("g[data-card], g[data-edge], g[data-frame]");return{card:e?.dataset.card,edge:e?.dataset.edge,frame:e?.dataset.frame}}function nu(t,e){let{card:n,edge:r}=Dn(e);G(t,r===void 0?-1:Number(r));let i=n===void 0?-1:Number(n);i!==t.hovered&&(j(t,i),i>=0&&Ti(t,i))}function ru(t,{card:e,frame:n}){t.view.focus({preventScroll:!0}),t.tip.hidden=!0,e!==void 0?ne(t,Number(e)):n!==void 0&&kt(t,n)}var oo=`.graph {
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
`;var yh=Xn([Wn,Yn,Vn,oo,Ui,to,ro,Gi],t=>{let e=ou(t);return{update(n,{setTriggerValue:r}){e.send=i=>r("acted",{...i,at:e.selected}),jn(e,n),au(e,n)},stop:e.stop}});function ou(t){let e=t.appendChild(x("div","graph themed")),n=e.appendChild(x("div","view")),r=n.appendChild(x("div","canvas")),i=n.appendChild(x("div","empty")),o=e.appendChild(x("div","bar")),s=e.appendChild(x("div","legend")),a=e.appendChild(x("div","tip")),l=e.appendChild(x("ol","unseen")),c=e.appendChild(x("div","unseen"));n.tabIndex=0,n.setAttribute("role","application"),c.setAttribute("aria-live","polite"),a.setAttribute("aria-hidden","true"),a.hidden=s.hidden=!0;let u={root:t,box:e,view:n,canvas:r,empty:i,bar:o,legend:s,tip:a,list:l,said:c,data:null,svg:null,drawn:null,cards:[],edges:[],frames:[],selected:null,told:void 0,scale:1,x:0,y:0,width:0,height:0,fitted:!0,toggled:null,way:null,cursor:-1,hovered:-1,edgeHovered:-1,staying:0,room:{width:0,height:0},covered:{right:0,bottom:0},turn:0,numbers:null,moving:null,pictures:new Map,asked:new Map,awaited:null,answers:new Map,send:b=>{}};u.show=({svg:b,cards:M,edges:S,frames:g,cardOf:z,timeline:L,shown:D,root:P,wrong:R,ticket:F,chosen:Et,notes:St})=>{let At={svg:b,cards:M,edges:S,frames:g,cardOf:z,timeline:L,shown:D,root:P,wrong:R,ticket:F,chosen:Et};F!==u.data.ticket&&C("notes",F===u.notesOf?null:St??null),so(u,{...u.data,...At})},u.controls=Hi(u),u.player=Mi(u),u.menu=Ji(u),n.after(u.player.box),Ri(u),io(u);let d=new ResizeObserver(()=>{u.room={width:n.clientWidth,height:n.clientHeight},document.documentElement.style.setProperty("--drawer-height",`${n.clientHeight+1}px`),u.fitted&&H(u),zn(u.player),te(u)});d.observe(n);let h=su(u),m=qi(u);return u.stop=()=>{d.disconnect(),clearTimeout(u.asking),clearTimeout(u.patience),clearTimeout(u.resting),clearTimeout(u.pointing),h(),m(),Ne(u),delete document.documentElement.dataset.turning,_t(null),e.remove()},u}function su(t){return Fn({who:()=>t.data&&$e(t,"page"),told:({node:e,chosen:n})=>{t.told=e,n===t.unheard&&(t.unheard=null)},way:e=>{t.way=e,$n(t)},drawer:({right:e,bottom:n})=>{let r=n?t.view.getBoundingClientRect().bottom-innerHeight+n:0,i=t.covered;if(t.covered={right:e,bottom:Math.max(0,r)},t.box.classList.toggle("beside",e>0),i.right===e&&i.bottom===t.covered.bottom)return;let o=t.cards[ft(t,t.selected)];t.fitted&&H(t),o&&ee(t,o)},picture:e=>Zn(t,e),noted:()=>{t.noted=!0},holds:e=>{e.picture=Mn(t)},numbers:e=>yi(t,e),closed:()=>t.view.focus({preventScroll:!0}),"edge-answer":e=>{e.ticket===t.data?.ticket&&(t.answers.set(e.edge,e.says),t.edgeHovered>=0&&In(t,t.edges[t.edgeHovered]))}})}function au(t,e){let{ticket:n,chosen:r,selected:i,room:o,turning:s,turn:a,height:l,words:c,svg:u}=e,d=JSON.stringify([n,r,i,o,s,a,l,c]);if(d===t.message&&u===t.sent)return lu(t);Object.assign(t,{message:d,sent:u});let{unheard:h}=t;(t.noted||t.notesOf===void 0)&&(t.notesOf=e.ticket),t.noted=!1,clearTimeout(t.awaited?.timer),t.awaited=null,t.box.setAttribute("aria-busy","false"),so(t,e),bi(t),h&&ct(t,h)}function lu(t){qe(t.box),It(t,Te)}function so(t,e){let n=e.ticket!==t.data?.ticket,r=t.data;t.data=e,n&&t.answers.clear(),t.box.style.setProperty("--height",`${e.height}px`),qe(t.box),te(t),t.worded!==JSON.stringify(e.words)&&Di(t,e.words),e.svg!==t.drawn&&eo(t,e),n&&(t.way=null),$n(t),Se(t,e);let o=!r||e.selected!==r.selected&&e.selected!==t.told?e.selected:t.selected;Yi(t,o!==null&&o<e.nodes?o:null),e.chosen&&(t.empty.textContent=e.words[e.chosen.view==="torch"?"empty-torch":"empty"]),Qi(t),Qn(t)}export{yh as default};
