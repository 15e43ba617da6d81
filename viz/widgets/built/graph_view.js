function A(t,e){window.dispatchEvent(new CustomEvent(`cotangent:${t}`,{detail:e}))}function se(t){let e=Object.entries(t).map(([n,r])=>{let i=o=>r(o.detail);return window.addEventListener(`cotangent:${n}`,i),()=>window.removeEventListener(`cotangent:${n}`,i)});return()=>{for(let n of e)n()}}var ns=1e3;function rr(t){return e=>{let n=t(e),r,i="",o=[],s,a=()=>{!r||!o.length||(o=[],n.update(r.data,r))},c=se({early(l){if(!r||r.data.early!==l.data.early)return;l.taken=!0,i=JSON.stringify(r.data);let u=JSON.stringify(l.data);o.at(-1)!==u&&o.push(u),clearTimeout(s),s=setTimeout(a,ns),n.update(l.data,r)}});return{update(l,u){if(r=u,o.length){let f=JSON.stringify(l),d=o.lastIndexOf(f);if(d<0&&f===i||(o=d<0?[]:o.slice(d+1),i=f,o.length))return}n.update(l,u)},stop(){clearTimeout(s),c(),n.stop()}}}}var rs="http://www.w3.org/2000/svg";function w(t,e="",n=""){let r=document.createElement(t);return e&&(r.className=e),n!==""&&(r.textContent=String(n)),r}function V(t,e={},n=""){let r=document.createElementNS(rs,t);for(let[i,o]of Object.entries(e))r.setAttribute(i,String(o));return n&&r.setAttribute("class",n),r}function ft(t){let e=V("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(V("path",{d:t})),e}function or(t){let{setStateValue:e,setTriggerValue:n}=t;return{...t,setStateValue:(...r)=>ir(()=>e(...r)),setTriggerValue:(...r)=>ir(()=>n(...r))}}function ir(t){let e=window.setTimeout,n=(r,i=0,...o)=>i>0||typeof r!="function"?e(r,i,...o):(queueMicrotask(()=>r(...o)),0);window.setTimeout=n;try{return t()}finally{window.setTimeout=e}}function sr(t,e){let n=t.map(i=>{let o=new CSSStyleSheet;return o.replaceSync(i),o}),r=new WeakMap;return i=>{let o=i.parentElement,s=r.get(o);s||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...n],s=e(o),r.set(o,s));let a=s;return a.update(i.data,or(i)),()=>{a.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(c=>!n.includes(c)),r.delete(o)}}}var ar=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
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
.edge > path.bars {
  stroke-width: 1.8;
  fill: none;
}
.edge > path.sent {
  stroke-width: 1.6;
  stroke-dasharray: 5 3.5;
  fill: none;
}
`;function cr(t){try{return localStorage.getItem(t)}catch{return}}function lr(t,e){try{return e===null?localStorage.removeItem(t):localStorage.setItem(t,e),!0}catch{return!1}}var dr="cotangent.recent",os=30,ss=6e4,as=6e5;var cs=.5,ur=String(Math.random()),fr="";function ls(){let t=cr(dr);if(t===void 0)return null;try{let e=JSON.parse(t??"[]");return Array.isArray(e)?e.filter(fs):[]}catch{return[]}}function us(t){lr(dr,t.length?JSON.stringify(t):null)}function hr(t){let e=JSON.stringify(t??null);if(!t||e===fr)return;fr=e;let n=ls();n&&us(ds(n,t,{id:`${Date.now()}-${ur}`,sitting:ur,at:Date.now()}))}function fs(t){return t&&["id","page","link","title","text","sitting"].every(n=>typeof t[n]=="string")&&Number.isFinite(t.at)}function ds(t,e,{id:n,sitting:r,at:i}){if(e.link.length>ss)return t;let o=t.find(u=>u.page===e.page&&u.text===e.text),[s]=t,a=s&&s.page===e.page&&s.sitting===r&&!s.name&&ps(s.text,e.text),c=o??(a?s:void 0),l={...e,id:c?.id??n,sitting:r,at:i,...c?.name?{name:c.name}:{}};return hs([l,...t.filter(u=>u!==c)])}function hs(t){let e=0;return t.slice(0,os).filter(n=>(e+=n.link.length+n.text.length,e<=as))}function ps(t,e){let[n,r]=[t,e].map(a=>a.replace(/^\s*(import|from)\b.*$/gm,"").trim()),i=Math.min(n.length,r.length),o=0;for(;o<i&&n[o]===r[o];)o+=1;let s=0;for(;s<i-o&&n[n.length-1-s]===r[r.length-1-s];)s+=1;return o+s>=cs*i&&i>0}var pr=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;var mr=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function xs(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),gs(n)}function gs(t){let[e=255,n=255,r=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*r<128}function je(t){let e=xs(t);return t.classList.toggle("dark",e),e}var wr=`/* For screen readers only: \`display: none\` would hide it from them, too. */
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
`;var ys=24e6,bs=5e3,ks=700;function Bt(t){return String(t).split("-")[0]}function et(t,e,n=t.selected){let{opened:r,view:i,folding:o,layout:s,steps:a,pass:c}=e;return JSON.stringify([[...r].sort(),i,o,s,a,c,a?n:null])}function xr(t,e){let n=JSON.stringify([Bt(e.ticket),e.room,e.words.picture]);n!==t.about&&(t.pictures.clear(),t.asked.clear(),t.sheets.clear()),t.about=n,e.chosen&&Ge(t,e.chosen,e,e.selected)}function Ge(t,e,n,r){let i=et(t,e,r);t.pictures.delete(i),t.pictures.set(i,{...n,chosen:e});let o=0;for(let s of[...t.pictures.keys()].reverse())o+=t.pictures.get(s).svg.length,o>ys&&s!==i&&t.pictures.delete(s)}function Tt(t,e){let{chosen:n,frames:r}=t.data,i=r.some(u=>u.id===e),[o,s]=i?[e,`-${e}`]:[`-${e}`,e],a=n.opened.filter(u=>u!==o&&u!==s),c=[[...a,s],a].map(u=>({...n,opened:u.sort()})),l=u=>u?.frames.some(f=>f.id===e)!==i;return c.find(u=>t.pictures.has(et(t,u))&&l(gr(t,u)))??c[0]}function gr(t,e){return t.pictures.get(et(t,e))}function Ye({asked:t},e){return performance.now()-(t.get(e)??-1/0)<bs}function vr(t,e){return gr(t,Tt(t,e))!==void 0}function wt(t,e,n=()=>{}){if(!t.data.chosen)return;clearTimeout(t.awaited?.timer),Object.assign(t,{awaited:null,unheard:null});let r=et(t,e);t.pictures.has(r)?(t.show(t.pictures.get(r)),t.unheard=e,A("chosen",{chosen:e,node:t.selected,ticket:t.data.ticket}),n()):(t.awaited={name:r,chosen:e,then:n,timer:0},Ye(t,r)?t.awaited.timer=setTimeout(()=>t.send({chosen:e}),ks):t.send({chosen:e})),We(t,!t.pictures.has(r))}function We({box:t,drawing:e,data:n},r){t.setAttribute("aria-busy",String(r)),e.textContent=r?n.words.drawing:"",e.hidden=!r}function yr(t){let{awaited:e}=t;e&&t.pictures.has(e.name)&&wt(t,e.chosen,e.then)}function dt(t,e,n=()=>{}){t.data.chosen&&(t.toggled=e,wt(t,Tt(t,e),n))}function Er({into:t,width:e,height:n},r,i){let o=new Map(r.map(a=>[a.group,{...br([a]),takes:1}]));for(let a of i)o.set(a.group,{...br([r[a.tail],r[a.head]]),takes:.5});let s={x:0,y:0,width:e,height:n,takes:0};return[...t.children].map((a,c)=>({group:a,order:c,isHere:!0,...o.get(a)??s}))}function br(t){let[e,n]=[Math.min(...t.map(i=>i.x)),Math.min(...t.map(i=>i.y))],r=Math.max(...t.map(i=>i.x+i.width));return{x:e,y:n,width:r-e,height:Math.max(...t.map(i=>i.y+i.height))-n}}function Mr(t){let{svg:e,canvas:n,sheet:r}=t;if(le(t),t.attached=e,!e)return n.replaceChildren();let{things:i,drawing:o}=r;for(let s of i)s.isHere=!1;for(let s of ae(Ue(t),40))s.isHere=!0;o.into.replaceChildren(...i.filter(s=>s.isHere).map(s=>s.group)),n.replaceChildren(e),Ke(t)}function ce(t){t.svg&&t.attached===t.svg&&Ke(t)}function le(t){cancelAnimationFrame(t.fillsNow),cancelIdleCallback(t.fillsLater),Object.assign(t,{fillsNow:0,fillsLater:0})}function Ke(t){le(t),Ue(t).length?t.fillsNow=requestAnimationFrame(e):(kr(t).length||_r(t).length)&&(t.fillsLater=requestIdleCallback(e,{timeout:120}));function e(){let[n,r]=[Ue(t),kr(t)];if(n.length)Sr(t,ae(n,40));else if(r.length)Sr(t,ae(r,24));else for(let i of ae(_r(t),24))_s(i);Ke(t)}}function kr(t){let e=t.cards.length<=40;return t.sheet.things.filter(n=>!n.isHere&&(e||Je(n,t,Ar(t,.5))))}function _r(t){if(t.cards.length<=40)return[];let e=Ar(t,1);return t.sheet.things.filter(n=>n.isHere&&n.takes&&!Je(n,t,e))}function Ar({room:t},e){return Math.max(60,e*Math.max(t.width,t.height))}function Ue({sheet:t,room:e,scale:n,x:r,y:i}){let o=a=>a.takes&&Math.hypot(r+(a.x+a.width/2)*n-e.width/2,i+(a.y+a.height/2)*n-e.height/2);return t.things.filter(a=>!a.isHere&&Je(a,{room:e,scale:n,x:r,y:i})).sort((a,c)=>o(a)-o(c))}function Je(t,{room:e,scale:n,x:r,y:i},o=60){let[s,a]=[r+t.x*n,i+t.y*n];return s<e.width+o&&a<e.height+o&&s+t.width*n>-o&&a+t.height*n>-o}function ae(t,e){let n=0;return t.filter(r=>{let i=n<e;return i&&(n+=r.takes),i})}function Sr({sheet:{things:t,drawing:e}},n){for(let r of n){let i=t.slice(r.order+1).find(o=>o.isHere);e.into.insertBefore(r.group,i?.group??null),r.isHere=!0}}function _s(t){t.group.remove(),t.isHere=!1}var Cr=6e6,Ss=40,Es=/(?=<g id="[^"]*" class="(?:cluster|edge|node)\b)/;function Or(t,e){let{sheets:n}=t,r=n.get(e.cards)??Tr(t,e);for(;!Nr(r);)zr(r);return n.delete(e.cards),n.set(e.cards,r),Ms(t),r}function Dt(t){cancelIdleCallback(t.preparing);let e=[...t.pictures.values()].find(r=>!Nr(t.sheets.get(r.cards))),n=[...t.sheets.values()].reduce((r,i)=>r+i.drawing.text.length,0);!e||n+e.svg.length>Cr||(t.preparing=requestIdleCallback(()=>{let r=t.sheets.get(e.cards)??Tr(t,e);t.sheets.set(e.cards,r),zr(r),Dt(t)}))}function Nr(t){return t?.edges!==void 0}function Ms({sheets:t,sheet:e}){let n=0;for(let[r,i]of[...t].reverse())n+=i.drawing.text.length,n>Cr&&i!==e&&t.delete(r)}function Tr({sheets:t,sheet:e},n){let r=[e,...t.values()].find(i=>i?.drawing.text===n.svg)?.drawing;return{data:n,drawing:r??As(n.svg)}}function As(t){let[e,...n]=t.split(Es),r=Lr(e);return{text:t,svg:r,waiting:n,into:r?.querySelector("g")??r,groups:new Map,width:0,height:0}}function Lr(t){let e=w("div");return e.innerHTML=t,e.querySelector("svg")}function zr(t){let{drawing:e}=t;if(e.waiting.length)return e.into.append(...Lr(`<svg>${e.waiting.splice(0,Ss).join("")}`)?.childNodes??[]);e.svg&&!e.width&&Cs(e),Object.assign(t,Os(e,t.data))}function Cs(t){let[,,e,n]=t.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);Object.assign(t,{width:e,height:n}),Object.assign(t.svg.style,{width:`${e}px`,height:`${n}px`}),t.svg.setAttribute("aria-hidden","true");for(let r of t.into.children)r.id&&t.groups.set(r.id,r)}function Os(t,e){let{svg:n,groups:r}=t;if(!n)return{cards:[],edges:[],things:[]};let i=e.cards.map((s,a)=>{let c=r.get(s.id),l=c?.querySelector("rect"),[u,f,d,m]=["x","y","width","height"].map(b=>Number(l?.getAttribute(b)??0));return c&&(c.dataset.card=a),{...s,group:c,in:[],out:[],x:u,y:f,width:d,height:m}}),o=e.edges.map((s,a)=>(i[s.tail].out.push(a),i[s.head].in.push(a),{...s,group:r.get(s.id)}));for(let s of e.frames)for(let a of[r.get(`f${s.id}`),r.get(`tf${s.id}`)])a&&(a.dataset.frame=s.id);return Ns(o),{cards:i,edges:o,things:t.things??=Er(t,i,o)}}function Ns(t){t.forEach((e,n)=>{let r=e.group?.querySelector("path.stroke-edge");if(r&&(e.group.dataset.edge=n,e.group.classList.toggle("blocked",!!e.blocked),!e.group.querySelector(".hit"))){let i=r.cloneNode();i.setAttribute("class","hit"),e.group.prepend(i)}})}var Ts=900,Ls=80,Ir=24,zs=4,Is=6e4,Qe=["","LR","TB","rows"];function $r(t){clearTimeout(t.resting),!(!t.data.chosen||t.data.turning)&&(t.resting=setTimeout(()=>requestIdleCallback(()=>Pr(t,$s(t))),Ts))}function Ft(t,e){clearTimeout(t.pointing),t.data.chosen&&(t.pointing=setTimeout(()=>Pr(t,e()),Ls))}function Rr(t,{ticket:e,room:n,node:r,chosen:i,found:o}){let{data:s}=t;if(!s?.chosen||t.moving||Bt(e)!==Bt(s.ticket)||s.room&&String(n)!==String(s.room))return;let a=`${Bt(e)}-${o.shown??""}`;t.pictures.has(et(t,i,r))||Ge(t,i,{...o,ticket:a},r),o.details&&A("details",{ticket:a,details:o.details}),yr(t),Dt(t)}function Pr(t,e){let{data:n,pictures:r}=t,i=e.filter(o=>!r.has(et(t,o))&&!Ye(t,et(t,o))).slice(0,Ir);if(!(!i.length||n.room&&!t.seen)){for(let o of i)t.asked.set(et(t,o),performance.now());A("wish",{ticket:n.ticket,room:n.room,node:t.selected,chosen:i})}}function $s(t){let{data:e}=t;return[...[...e.cards.filter(r=>r.folds).map(r=>r.folds),...e.frames.map(({id:r})=>r)].slice(0,Ir-8).map(r=>Tt(t,r)),...e.svg.length<Is?Ze(t):[]]}function Ze({data:t}){let e=t.menu.passes.length,n=[t.chosen.pass-1,t.chosen.pass+1,0,e-1].filter(r=>r>=0&&r<e);return[...new Set(n)].slice(0,zs).map(r=>({...t.chosen,pass:r}))}function qr({data:{chosen:t}}){return[...Qe.map(e=>({...t,layout:e})),...["line","scope"].map(e=>({...t,folding:e})),...["torch","maths"].map(e=>({...t,view:e}))].filter(e=>JSON.stringify(e)!==JSON.stringify(t))}var tn="http://www.w3.org/1999/xhtml",Hr={svg:"http://www.w3.org/2000/svg",xhtml:tn,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Vt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),Hr.hasOwnProperty(e)?{space:Hr[e],local:t}:t}function Rs(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===tn&&e.documentElement.namespaceURI===tn?e.createElement(t):e.createElementNS(n,t)}}function Ps(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function Br(t){var e=Vt(t);return(e.local?Ps:Rs)(e)}function qs(){}function fe(t){return t==null?qs:function(){return this.querySelector(t)}}function Hs(t){typeof t!="function"&&(t=fe(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),c,l,u=0;u<s;++u)(c=o[u])&&(l=t.call(c,c.__data__,u,o))&&("__data__"in c&&(l.__data__=c.__data__),a[u]=l);return new P(r,this._parents)}function Bs(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function Ds(){return[]}function nn(t){return t==null?Ds:function(){return this.querySelectorAll(t)}}function Fs(t){return function(){return Bs(t.apply(this,arguments))}}function Vs(t){typeof t=="function"?t=Fs(t):t=nn(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,c,l=0;l<a;++l)(c=s[l])&&(r.push(t.call(c,c.__data__,l,s)),i.push(c));return new P(r,i)}function rn(t){return function(){return this.matches(t)}}function Dr(t){return function(e){return e.matches(t)}}var Xs=Array.prototype.find;function js(t){return function(){return Xs.call(this.children,t)}}function Gs(){return this.firstElementChild}function Ys(t){return this.select(t==null?Gs:js(typeof t=="function"?t:Dr(t)))}var Ws=Array.prototype.filter;function Us(){return Array.from(this.children)}function Ks(t){return function(){return Ws.call(this.children,t)}}function Js(t){return this.selectAll(t==null?Us:Ks(typeof t=="function"?t:Dr(t)))}function Qs(t){typeof t!="function"&&(t=rn(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,l=0;l<s;++l)(c=o[l])&&t.call(c,c.__data__,l,o)&&a.push(c);return new P(r,this._parents)}function Fr(t){return new Array(t.length)}function Zs(){return new P(this._enter||this._groups.map(Fr),this._parents)}function ue(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}ue.prototype={constructor:ue,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function ta(t){return function(){return t}}function ea(t,e,n,r,i,o){for(var s=0,a,c=e.length,l=o.length;s<l;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new ue(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function na(t,e,n,r,i,o,s){var a,c,l=new Map,u=e.length,f=o.length,d=new Array(u),m;for(a=0;a<u;++a)(c=e[a])&&(d[a]=m=s.call(c,c.__data__,a,e)+"",l.has(m)?i[a]=c:l.set(m,c));for(a=0;a<f;++a)m=s.call(t,o[a],a,o)+"",(c=l.get(m))?(r[a]=c,c.__data__=o[a],l.delete(m)):n[a]=new ue(t,o[a]);for(a=0;a<u;++a)(c=e[a])&&l.get(d[a])===c&&(i[a]=c)}function ra(t){return t.__data__}function ia(t,e){if(!arguments.length)return Array.from(this,ra);var n=e?na:ea,r=this._parents,i=this._groups;typeof t!="function"&&(t=ta(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),l=0;l<o;++l){var u=r[l],f=i[l],d=f.length,m=oa(t.call(u,u&&u.__data__,l,r)),b=m.length,S=a[l]=new Array(b),E=s[l]=new Array(b),g=c[l]=new Array(d);n(u,f,S,E,g,m,e);for(var T=0,L=0,B,$;T<b;++T)if(B=S[T]){for(T>=L&&(L=T+1);!($=E[L])&&++L<b;);B._next=$||null}}return s=new P(s,r),s._enter=a,s._exit=c,s}function oa(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function sa(){return new P(this._exit||this._groups.map(Fr),this._parents)}function aa(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function ca(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var l=n[c],u=r[c],f=l.length,d=a[c]=new Array(f),m,b=0;b<f;++b)(m=l[b]||u[b])&&(d[b]=m);for(;c<i;++c)a[c]=n[c];return new P(a,this._parents)}function la(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function ua(t){t||(t=fa);function e(f,d){return f&&d?t(f.__data__,d.__data__):!f-!d}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,c=i[o]=new Array(a),l,u=0;u<a;++u)(l=s[u])&&(c[u]=l);c.sort(e)}return new P(i,this._parents).order()}function fa(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function da(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function ha(){return Array.from(this)}function pa(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function ma(){let t=0;for(let e of this)++t;return t}function wa(){return!this.node()}function xa(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function ga(t){return function(){this.removeAttribute(t)}}function va(t){return function(){this.removeAttributeNS(t.space,t.local)}}function ya(t,e){return function(){this.setAttribute(t,e)}}function ba(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function ka(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function _a(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Sa(t,e){var n=Vt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?va:ga:typeof e=="function"?n.local?_a:ka:n.local?ba:ya)(n,e))}function Vr(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Ea(t){return function(){this.style.removeProperty(t)}}function Ma(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Aa(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function Ca(t,e,n){return arguments.length>1?this.each((e==null?Ea:typeof e=="function"?Aa:Ma)(t,e,n??"")):xt(this.node(),t)}function xt(t,e){return t.style.getPropertyValue(e)||Vr(t).getComputedStyle(t,null).getPropertyValue(e)}function Oa(t){return function(){delete this[t]}}function Na(t,e){return function(){this[t]=e}}function Ta(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function La(t,e){return arguments.length>1?this.each((e==null?Oa:typeof e=="function"?Ta:Na)(t,e)):this.node()[t]}function Xr(t){return t.trim().split(/^|\s+/)}function on(t){return t.classList||new jr(t)}function jr(t){this._node=t,this._names=Xr(t.getAttribute("class")||"")}jr.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Gr(t,e){for(var n=on(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Yr(t,e){for(var n=on(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function za(t){return function(){Gr(this,t)}}function Ia(t){return function(){Yr(this,t)}}function $a(t,e){return function(){(e.apply(this,arguments)?Gr:Yr)(this,t)}}function Ra(t,e){var n=Xr(t+"");if(arguments.length<2){for(var r=on(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?$a:e?za:Ia)(n,e))}function Pa(){this.textContent=""}function qa(t){return function(){this.textContent=t}}function Ha(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Ba(t){return arguments.length?this.each(t==null?Pa:(typeof t=="function"?Ha:qa)(t)):this.node().textContent}function Da(){this.innerHTML=""}function Fa(t){return function(){this.innerHTML=t}}function Va(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function Xa(t){return arguments.length?this.each(t==null?Da:(typeof t=="function"?Va:Fa)(t)):this.node().innerHTML}function ja(){this.nextSibling&&this.parentNode.appendChild(this)}function Ga(){return this.each(ja)}function Ya(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Wa(){return this.each(Ya)}function Ua(t){var e=typeof t=="function"?t:Br(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function Ka(){return null}function Ja(t,e){var n=typeof t=="function"?t:Br(t),r=e==null?Ka:typeof e=="function"?e:fe(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function Qa(){var t=this.parentNode;t&&t.removeChild(this)}function Za(){return this.each(Qa)}function tc(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function ec(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function nc(t){return this.select(t?ec:tc)}function rc(t){return arguments.length?this.property("__data__",t):this.node().__data__}function ic(t){return function(e){t.call(this,e,this.__data__)}}function oc(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function sc(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function ac(t,e,n){return function(){var r=this.__on,i,o=ic(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function cc(t,e,n){var r=oc(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,l=a.length,u;c<l;++c)for(i=0,u=a[c];i<o;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?ac:sc,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function Wr(t,e,n){var r=Vr(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function lc(t,e){return function(){return Wr(this,t,e)}}function uc(t,e){return function(){return Wr(this,t,e.apply(this,arguments))}}function fc(t,e){return this.each((typeof e=="function"?uc:lc)(t,e))}function*dc(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var Ur=[null];function P(t,e){this._groups=t,this._parents=e}function gt(){return new P([[document.documentElement]],Ur)}function hc(){return this}P.prototype=gt.prototype={constructor:P,select:Hs,selectAll:Vs,selectChild:Ys,selectChildren:Js,filter:Qs,data:ia,enter:Zs,exit:sa,join:aa,merge:ca,selection:hc,order:la,sort:ua,call:da,nodes:ha,node:pa,size:ma,empty:wa,each:xa,attr:Sa,style:Ca,property:La,classed:Ra,text:Ba,html:Xa,raise:Ga,lower:Wa,append:Ua,insert:Ja,remove:Za,clone:nc,datum:rc,on:cc,dispatch:fc,[Symbol.iterator]:dc};function z(t){return typeof t=="string"?new P([[document.querySelector(t)]],[document.documentElement]):new P([[t]],Ur)}var pc=0;function mc(){return new en}function en(){this._="@"+(++pc).toString(36)}en.prototype=mc.prototype={constructor:en,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function wc(t){let e;for(;e=t.sourceEvent;)t=e;return t}function nt(t,e){if(t=wc(t),e===void 0&&(e=t.currentTarget),e){var n=e.ownerSVGElement||e;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=t.clientX,r.y=t.clientY,r=r.matrixTransform(e.getScreenCTM().inverse()),[r.x,r.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var xc={value:()=>{}};function Xt(){for(var t=0,e=arguments.length,n={},r;t<e;++t){if(!(r=arguments[t]+"")||r in n||/[\s.]/.test(r))throw new Error("illegal type: "+r);n[r]=[]}return new de(n)}function de(t){this._=t}function gc(t,e){return t.trim().split(/^|\s+/).map(function(n){var r="",i=n.indexOf(".");if(i>=0&&(r=n.slice(i+1),n=n.slice(0,i)),n&&!e.hasOwnProperty(n))throw new Error("unknown type: "+n);return{type:n,name:r}})}de.prototype=Xt.prototype={constructor:de,on:function(t,e){var n=this._,r=gc(t+"",n),i,o=-1,s=r.length;if(arguments.length<2){for(;++o<s;)if((i=(t=r[o]).type)&&(i=vc(n[i],t.name)))return i;return}if(e!=null&&typeof e!="function")throw new Error("invalid callback: "+e);for(;++o<s;)if(i=(t=r[o]).type)n[i]=Kr(n[i],t.name,e);else if(e==null)for(i in n)n[i]=Kr(n[i],t.name,null);return this},copy:function(){var t={},e=this._;for(var n in e)t[n]=e[n].slice();return new de(t)},call:function(t,e){if((i=arguments.length-2)>0)for(var n=new Array(i),r=0,i,o;r<i;++r)n[r]=arguments[r+2];if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(o=this._[t],r=0,i=o.length;r<i;++r)o[r].value.apply(e,n)},apply:function(t,e,n){if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(var r=this._[t],i=0,o=r.length;i<o;++i)r[i].value.apply(e,n)}};function vc(t,e){for(var n=0,r=t.length,i;n<r;++n)if((i=t[n]).name===e)return i.value}function Kr(t,e,n){for(var r=0,i=t.length;r<i;++r)if(t[r].name===e){t[r]=xc,t=t.slice(0,r).concat(t.slice(r+1));break}return n!=null&&t.push({name:e,value:n}),t}var sn={capture:!0,passive:!1};function an(t){t.preventDefault(),t.stopImmediatePropagation()}function Jr(t){var e=t.document.documentElement,n=z(t).on("dragstart.drag",an,sn);"onselectstart"in e?n.on("selectstart.drag",an,sn):(e.__noselect=e.style.MozUserSelect,e.style.MozUserSelect="none")}function Qr(t,e){var n=t.document.documentElement,r=z(t).on("dragstart.drag",null);e&&(r.on("click.drag",an,sn),setTimeout(function(){r.on("click.drag",null)},0)),"onselectstart"in n?r.on("selectstart.drag",null):(n.style.MozUserSelect=n.__noselect,delete n.__noselect)}function yc(t,{sourceEvent:e,subject:n,target:r,identifier:i,active:o,x:s,y:a,dx:c,dy:l,dispatch:u}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},subject:{value:n,enumerable:!0,configurable:!0},target:{value:r,enumerable:!0,configurable:!0},identifier:{value:i,enumerable:!0,configurable:!0},active:{value:o,enumerable:!0,configurable:!0},x:{value:s,enumerable:!0,configurable:!0},y:{value:a,enumerable:!0,configurable:!0},dx:{value:c,enumerable:!0,configurable:!0},dy:{value:l,enumerable:!0,configurable:!0},_:{value:u}})}yc.prototype.on=function(){var t=this._.on.apply(this._,arguments);return t===this._?this:t};function $t(t,e,n){t.prototype=e.prototype=n,n.constructor=t}function Yt(t,e){var n=Object.create(t.prototype);for(var r in e)n[r]=e[r];return n}function ht(){}var kt=.7,It=1/kt,Lt="\\s*([+-]?\\d+)\\s*",jt="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",K="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",bc=/^#([0-9a-f]{3,8})$/,kc=new RegExp(`^rgb\\(${Lt},${Lt},${Lt}\\)$`),_c=new RegExp(`^rgb\\(${K},${K},${K}\\)$`),Sc=new RegExp(`^rgba\\(${Lt},${Lt},${Lt},${jt}\\)$`),Ec=new RegExp(`^rgba\\(${K},${K},${K},${jt}\\)$`),Mc=new RegExp(`^hsl\\(${jt},${K},${K}\\)$`),Ac=new RegExp(`^hsla\\(${jt},${K},${K},${jt}\\)$`),Zr={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};$t(ht,_t,{copy(t){return Object.assign(new this.constructor,this,t)},displayable(){return this.rgb().displayable()},hex:ti,formatHex:ti,formatHex8:Cc,formatHsl:Oc,formatRgb:ei,toString:ei});function ti(){return this.rgb().formatHex()}function Cc(){return this.rgb().formatHex8()}function Oc(){return ui(this).formatHsl()}function ei(){return this.rgb().formatRgb()}function _t(t){var e,n;return t=(t+"").trim().toLowerCase(),(e=bc.exec(t))?(n=e[1].length,e=parseInt(e[1],16),n===6?ni(e):n===3?new O(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):n===8?he(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):n===4?he(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=kc.exec(t))?new O(e[1],e[2],e[3],1):(e=_c.exec(t))?new O(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=Sc.exec(t))?he(e[1],e[2],e[3],e[4]):(e=Ec.exec(t))?he(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=Mc.exec(t))?oi(e[1],e[2]/100,e[3]/100,1):(e=Ac.exec(t))?oi(e[1],e[2]/100,e[3]/100,e[4]):Zr.hasOwnProperty(t)?ni(Zr[t]):t==="transparent"?new O(NaN,NaN,NaN,0):null}function ni(t){return new O(t>>16&255,t>>8&255,t&255,1)}function he(t,e,n,r){return r<=0&&(t=e=n=NaN),new O(t,e,n,r)}function hn(t){return t instanceof ht||(t=_t(t)),t?(t=t.rgb(),new O(t.r,t.g,t.b,t.opacity)):new O}function Wt(t,e,n,r){return arguments.length===1?hn(t):new O(t,e,n,r??1)}function O(t,e,n,r){this.r=+t,this.g=+e,this.b=+n,this.opacity=+r}$t(O,Wt,Yt(ht,{brighter(t){return t=t==null?It:Math.pow(It,t),new O(this.r*t,this.g*t,this.b*t,this.opacity)},darker(t){return t=t==null?kt:Math.pow(kt,t),new O(this.r*t,this.g*t,this.b*t,this.opacity)},rgb(){return this},clamp(){return new O(yt(this.r),yt(this.g),yt(this.b),me(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:ri,formatHex:ri,formatHex8:Nc,formatRgb:ii,toString:ii}));function ri(){return`#${vt(this.r)}${vt(this.g)}${vt(this.b)}`}function Nc(){return`#${vt(this.r)}${vt(this.g)}${vt(this.b)}${vt((isNaN(this.opacity)?1:this.opacity)*255)}`}function ii(){let t=me(this.opacity);return`${t===1?"rgb(":"rgba("}${yt(this.r)}, ${yt(this.g)}, ${yt(this.b)}${t===1?")":`, ${t})`}`}function me(t){return isNaN(t)?1:Math.max(0,Math.min(1,t))}function yt(t){return Math.max(0,Math.min(255,Math.round(t)||0))}function vt(t){return t=yt(t),(t<16?"0":"")+t.toString(16)}function oi(t,e,n,r){return r<=0?t=e=n=NaN:n<=0||n>=1?t=e=NaN:e<=0&&(t=NaN),new X(t,e,n,r)}function ui(t){if(t instanceof X)return new X(t.h,t.s,t.l,t.opacity);if(t instanceof ht||(t=_t(t)),!t)return new X;if(t instanceof X)return t;t=t.rgb();var e=t.r/255,n=t.g/255,r=t.b/255,i=Math.min(e,n,r),o=Math.max(e,n,r),s=NaN,a=o-i,c=(o+i)/2;return a?(e===o?s=(n-r)/a+(n<r)*6:n===o?s=(r-e)/a+2:s=(e-n)/a+4,a/=c<.5?o+i:2-o-i,s*=60):a=c>0&&c<1?0:s,new X(s,a,c,t.opacity)}function xe(t,e,n,r){return arguments.length===1?ui(t):new X(t,e,n,r??1)}function X(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}$t(X,xe,Yt(ht,{brighter(t){return t=t==null?It:Math.pow(It,t),new X(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?kt:Math.pow(kt,t),new X(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=this.h%360+(this.h<0)*360,e=isNaN(t)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*e,i=2*n-r;return new O(cn(t>=240?t-240:t+120,i,r),cn(t,i,r),cn(t<120?t+240:t-120,i,r),this.opacity)},clamp(){return new X(si(this.h),pe(this.s),pe(this.l),me(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let t=me(this.opacity);return`${t===1?"hsl(":"hsla("}${si(this.h)}, ${pe(this.s)*100}%, ${pe(this.l)*100}%${t===1?")":`, ${t})`}`}}));function si(t){return t=(t||0)%360,t<0?t+360:t}function pe(t){return Math.max(0,Math.min(1,t||0))}function cn(t,e,n){return(t<60?e+(n-e)*t/60:t<180?n:t<240?e+(n-e)*(240-t)/60:e)*255}var fi=Math.PI/180,di=180/Math.PI,we=18,hi=.96422,pi=1,mi=.82521,wi=4/29,zt=6/29,xi=3*zt*zt,Tc=zt*zt*zt;function gi(t){if(t instanceof J)return new J(t.l,t.a,t.b,t.opacity);if(t instanceof rt)return yi(t);t instanceof O||(t=hn(t));var e=dn(t.r),n=dn(t.g),r=dn(t.b),i=ln((.2225045*e+.7168786*n+.0606169*r)/pi),o,s;return e===n&&n===r?o=s=i:(o=ln((.4360747*e+.3850649*n+.1430804*r)/hi),s=ln((.0139322*e+.0971045*n+.7141733*r)/mi)),new J(116*i-16,500*(o-i),200*(i-s),t.opacity)}function vi(t,e,n,r){return arguments.length===1?gi(t):new J(t,e,n,r??1)}function J(t,e,n,r){this.l=+t,this.a=+e,this.b=+n,this.opacity=+r}$t(J,vi,Yt(ht,{brighter(t){return new J(this.l+we*(t??1),this.a,this.b,this.opacity)},darker(t){return new J(this.l-we*(t??1),this.a,this.b,this.opacity)},rgb(){var t=(this.l+16)/116,e=isNaN(this.a)?t:t+this.a/500,n=isNaN(this.b)?t:t-this.b/200;return e=hi*un(e),t=pi*un(t),n=mi*un(n),new O(fn(3.1338561*e-1.6168667*t-.4906146*n),fn(-.9787684*e+1.9161415*t+.033454*n),fn(.0719453*e-.2289914*t+1.4052427*n),this.opacity)}}));function ln(t){return t>Tc?Math.pow(t,1/3):t/xi+wi}function un(t){return t>zt?t*t*t:xi*(t-wi)}function fn(t){return 255*(t<=.0031308?12.92*t:1.055*Math.pow(t,1/2.4)-.055)}function dn(t){return(t/=255)<=.04045?t/12.92:Math.pow((t+.055)/1.055,2.4)}function Lc(t){if(t instanceof rt)return new rt(t.h,t.c,t.l,t.opacity);if(t instanceof J||(t=gi(t)),t.a===0&&t.b===0)return new rt(NaN,0<t.l&&t.l<100?0:NaN,t.l,t.opacity);var e=Math.atan2(t.b,t.a)*di;return new rt(e<0?e+360:e,Math.sqrt(t.a*t.a+t.b*t.b),t.l,t.opacity)}function ge(t,e,n,r){return arguments.length===1?Lc(t):new rt(t,e,n,r??1)}function rt(t,e,n,r){this.h=+t,this.c=+e,this.l=+n,this.opacity=+r}function yi(t){if(isNaN(t.h))return new J(t.l,0,0,t.opacity);var e=t.h*fi;return new J(t.l,Math.cos(e)*t.c,Math.sin(e)*t.c,t.opacity)}$t(rt,ge,Yt(ht,{brighter(t){return new rt(this.h,this.c,this.l+we*(t??1),this.opacity)},darker(t){return new rt(this.h,this.c,this.l-we*(t??1),this.opacity)},rgb(){return yi(this).rgb()}}));var bi=-.14861,pn=1.78277,mn=-.29227,ve=-.90649,Gt=1.97294,ai=Gt*ve,ci=Gt*pn,li=pn*mn-ve*bi;function zc(t){if(t instanceof bt)return new bt(t.h,t.s,t.l,t.opacity);t instanceof O||(t=hn(t));var e=t.r/255,n=t.g/255,r=t.b/255,i=(li*r+ai*e-ci*n)/(li+ai-ci),o=r-i,s=(Gt*(n-i)-mn*o)/ve,a=Math.sqrt(s*s+o*o)/(Gt*i*(1-i)),c=a?Math.atan2(s,o)*di-120:NaN;return new bt(c<0?c+360:c,a,i,t.opacity)}function ye(t,e,n,r){return arguments.length===1?zc(t):new bt(t,e,n,r??1)}function bt(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}$t(bt,ye,Yt(ht,{brighter(t){return t=t==null?It:Math.pow(It,t),new bt(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?kt:Math.pow(kt,t),new bt(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=isNaN(this.h)?0:(this.h+120)*fi,e=+this.l,n=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(t),i=Math.sin(t);return new O(255*(e+n*(bi*r+pn*i)),255*(e+n*(mn*r+ve*i)),255*(e+n*(Gt*r)),this.opacity)}}));function Si(t,e,n,r,i){var o=t*t,s=o*t;return((1-3*t+3*o-s)*e+(4-6*o+3*s)*n+(1+3*t+3*o-3*s)*r+s*i)/6}function Ic(t){var e=t.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,e-1):Math.floor(n*e),i=t[r],o=t[r+1],s=r>0?t[r-1]:2*i-o,a=r<e-1?t[r+2]:2*o-i;return Si((n-r/e)*e,s,i,o,a)}}function $c(t){var e=t.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*e),i=t[(r+e-1)%e],o=t[r%e],s=t[(r+1)%e],a=t[(r+2)%e];return Si((n-r/e)*e,i,o,s,a)}}var vn=t=>()=>t;function Ei(t,e){return function(n){return t+n*e}}function Rc(t,e,n){return t=Math.pow(t,n),e=Math.pow(e,n)-t,n=1/n,function(r){return Math.pow(t+r*e,n)}}function yn(t,e){var n=e-t;return n?Ei(t,n>180||n<-180?n-360*Math.round(n/360):n):vn(isNaN(t)?e:t)}function Pc(t){return(t=+t)==1?I:function(e,n){return n-e?Rc(e,n,t):vn(isNaN(e)?n:e)}}function I(t,e){var n=e-t;return n?Ei(t,n):vn(isNaN(t)?e:t)}var bn=(function t(e){var n=Pc(e);function r(i,o){var s=n((i=Wt(i)).r,(o=Wt(o)).r),a=n(i.g,o.g),c=n(i.b,o.b),l=I(i.opacity,o.opacity);return function(u){return i.r=s(u),i.g=a(u),i.b=c(u),i.opacity=l(u),i+""}}return r.gamma=t,r})(1);function Mi(t){return function(e){var n=e.length,r=new Array(n),i=new Array(n),o=new Array(n),s,a;for(s=0;s<n;++s)a=Wt(e[s]),r[s]=a.r||0,i[s]=a.g||0,o[s]=a.b||0;return r=t(r),i=t(i),o=t(o),a.opacity=1,function(c){return a.r=r(c),a.g=i(c),a.b=o(c),a+""}}}var td=Mi(Ic),ed=Mi($c);function it(t,e){return t=+t,e=+e,function(n){return t*(1-n)+e*n}}var xn=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,wn=new RegExp(xn.source,"g");function qc(t){return function(){return t}}function Hc(t){return function(e){return t(e)+""}}function Ai(t,e){var n=xn.lastIndex=wn.lastIndex=0,r,i,o,s=-1,a=[],c=[];for(t=t+"",e=e+"";(r=xn.exec(t))&&(i=wn.exec(e));)(o=i.index)>n&&(o=e.slice(n,o),a[s]?a[s]+=o:a[++s]=o),(r=r[0])===(i=i[0])?a[s]?a[s]+=i:a[++s]=i:(a[++s]=null,c.push({i:s,x:it(r,i)})),n=wn.lastIndex;return n<e.length&&(o=e.slice(n),a[s]?a[s]+=o:a[++s]=o),a.length<2?c[0]?Hc(c[0].x):qc(e):(e=c.length,function(l){for(var u=0,f;u<e;++u)a[(f=c[u]).i]=f.x(l);return a.join("")})}var ki=180/Math.PI,gn={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Ci(t,e,n,r,i,o){var s,a,c;return(s=Math.sqrt(t*t+e*e))&&(t/=s,e/=s),(c=t*n+e*r)&&(n-=t*c,r-=e*c),(a=Math.sqrt(n*n+r*r))&&(n/=a,r/=a,c/=a),t*r<e*n&&(t=-t,e=-e,c=-c,s=-s),{translateX:i,translateY:o,rotate:Math.atan2(e,t)*ki,skewX:Math.atan(c)*ki,scaleX:s,scaleY:a}}var be;function Bc(t){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(t+"");return e.isIdentity?gn:Ci(e.a,e.b,e.c,e.d,e.e,e.f)}function Dc(t){return t==null||(be||(be=document.createElementNS("http://www.w3.org/2000/svg","g")),be.setAttribute("transform",t),!(t=be.transform.baseVal.consolidate()))?gn:(t=t.matrix,Ci(t.a,t.b,t.c,t.d,t.e,t.f))}function Oi(t,e,n,r){function i(l){return l.length?l.pop()+" ":""}function o(l,u,f,d,m,b){if(l!==f||u!==d){var S=m.push("translate(",null,e,null,n);b.push({i:S-4,x:it(l,f)},{i:S-2,x:it(u,d)})}else(f||d)&&m.push("translate("+f+e+d+n)}function s(l,u,f,d){l!==u?(l-u>180?u+=360:u-l>180&&(l+=360),d.push({i:f.push(i(f)+"rotate(",null,r)-2,x:it(l,u)})):u&&f.push(i(f)+"rotate("+u+r)}function a(l,u,f,d){l!==u?d.push({i:f.push(i(f)+"skewX(",null,r)-2,x:it(l,u)}):u&&f.push(i(f)+"skewX("+u+r)}function c(l,u,f,d,m,b){if(l!==f||u!==d){var S=m.push(i(m)+"scale(",null,",",null,")");b.push({i:S-4,x:it(l,f)},{i:S-2,x:it(u,d)})}else(f!==1||d!==1)&&m.push(i(m)+"scale("+f+","+d+")")}return function(l,u){var f=[],d=[];return l=t(l),u=t(u),o(l.translateX,l.translateY,u.translateX,u.translateY,f,d),s(l.rotate,u.rotate,f,d),a(l.skewX,u.skewX,f,d),c(l.scaleX,l.scaleY,u.scaleX,u.scaleY,f,d),l=u=null,function(m){for(var b=-1,S=d.length,E;++b<S;)f[(E=d[b]).i]=E.x(m);return f.join("")}}}var Ni=Oi(Bc,"px, ","px)","deg)"),Ti=Oi(Dc,", ",")",")"),Fc=1e-12;function _i(t){return((t=Math.exp(t))+1/t)/2}function Vc(t){return((t=Math.exp(t))-1/t)/2}function Xc(t){return((t=Math.exp(2*t))-1)/(t+1)}var Li=(function t(e,n,r){function i(o,s){var a=o[0],c=o[1],l=o[2],u=s[0],f=s[1],d=s[2],m=u-a,b=f-c,S=m*m+b*b,E,g;if(S<Fc)g=Math.log(d/l)/e,E=function(W){return[a+W*m,c+W*b,l*Math.exp(e*W*g)]};else{var T=Math.sqrt(S),L=(d*d-l*l+r*S)/(2*l*n*T),B=(d*d-l*l-r*S)/(2*d*n*T),$=Math.log(Math.sqrt(L*L+1)-L),R=Math.log(Math.sqrt(B*B+1)-B);g=(R-$)/e,E=function(W){var ut=W*g,Ot=_i($),Nt=l/(n*T)*(Ot*Xc(e*ut+$)-Vc($));return[a+Nt*m,c+Nt*b,l*Ot/_i(e*ut+$)]}}return E.duration=Math.abs(g)*1e3*e/Math.SQRT2,E}return i.rho=function(o){var s=Math.max(.001,+o),a=s*s,c=a*a;return t(s,a,c)},i})(Math.SQRT2,2,4);function zi(t){return function(e,n){var r=t((e=xe(e)).h,(n=xe(n)).h),i=I(e.s,n.s),o=I(e.l,n.l),s=I(e.opacity,n.opacity);return function(a){return e.h=r(a),e.s=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var nd=zi(yn),rd=zi(I);function Ii(t){return function(e,n){var r=t((e=ge(e)).h,(n=ge(n)).h),i=I(e.c,n.c),o=I(e.l,n.l),s=I(e.opacity,n.opacity);return function(a){return e.h=r(a),e.c=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var id=Ii(yn),od=Ii(I);function $i(t){return(function e(n){n=+n;function r(i,o){var s=t((i=ye(i)).h,(o=ye(o)).h),a=I(i.s,o.s),c=I(i.l,o.l),l=I(i.opacity,o.opacity);return function(u){return i.h=s(u),i.s=a(u),i.l=c(Math.pow(u,n)),i.opacity=l(u),i+""}}return r.gamma=e,r})(1)}var sd=$i(yn),ad=$i(I);var Rt=0,Kt=0,Ut=0,Pi=1e3,ke,Jt,_e=0,St=0,Ee=0,Qt=typeof performance=="object"&&performance.now?performance:Date,qi=typeof window=="object"&&window.requestAnimationFrame?window.requestAnimationFrame.bind(window):function(t){setTimeout(t,17)};function Me(){return St||(qi(jc),St=Qt.now()+Ee)}function jc(){St=0}function Se(){this._call=this._time=this._next=null}Se.prototype=_n.prototype={constructor:Se,restart:function(t,e,n){if(typeof t!="function")throw new TypeError("callback is not a function");n=(n==null?Me():+n)+(e==null?0:+e),!this._next&&Jt!==this&&(Jt?Jt._next=this:ke=this,Jt=this),this._call=t,this._time=n,kn()},stop:function(){this._call&&(this._call=null,this._time=1/0,kn())}};function _n(t,e,n){var r=new Se;return r.restart(t,e,n),r}function Gc(){Me(),++Rt;for(var t=ke,e;t;)(e=St-t._time)>=0&&t._call.call(void 0,e),t=t._next;--Rt}function Ri(){St=(_e=Qt.now())+Ee,Rt=Kt=0;try{Gc()}finally{Rt=0,Wc(),St=0}}function Yc(){var t=Qt.now(),e=t-_e;e>Pi&&(Ee-=e,_e=t)}function Wc(){for(var t,e=ke,n,r=1/0;e;)e._call?(r>e._time&&(r=e._time),t=e,e=e._next):(n=e._next,e._next=null,e=t?t._next=n:ke=n);Jt=t,kn(r)}function kn(t){if(!Rt){Kt&&(Kt=clearTimeout(Kt));var e=t-St;e>24?(t<1/0&&(Kt=setTimeout(Ri,Math.ceil(t-Qt.now()-Ee)+1)),Ut&&(Ut=clearInterval(Ut))):(Ut||(_e=Qt.now(),Ut=setInterval(Yc,Pi)),Rt=1,qi(Ri))}}function Sn(t,e,n){var r=new Se;return e=e==null?0:+e,r.restart(i=>{r.stop(),t(i+e)},e,n),r}function Bi(t){return((t*=2)<=1?t*t*t:(t-=2)*t*t+2)/2}var En=3,ud=(function t(e){e=+e;function n(r){return Math.pow(r,e)}return n.exponent=t,n})(En),fd=(function t(e){e=+e;function n(r){return 1-Math.pow(1-r,e)}return n.exponent=t,n})(En),dd=(function t(e){e=+e;function n(r){return((r*=2)<=1?Math.pow(r,e):2-Math.pow(2-r,e))/2}return n.exponent=t,n})(En),Uc=Math.PI,hd=Uc/2;function Ae(t){return(Math.pow(2,-10*t)-.0009765625)*1.0009775171065494}var Hi=4/11,pd=6/11,md=8/11,wd=3/4,xd=9/11,gd=10/11,vd=15/16,yd=21/22,bd=63/64,kd=1/Hi/Hi;var Mn=1.70158,_d=(function t(e){e=+e;function n(r){return(r=+r)*r*(e*(r-1)+r)}return n.overshoot=t,n})(Mn),Sd=(function t(e){e=+e;function n(r){return--r*r*((r+1)*e+r)+1}return n.overshoot=t,n})(Mn),Ed=(function t(e){e=+e;function n(r){return((r*=2)<1?r*r*((e+1)*r-e):(r-=2)*r*((e+1)*r+e)+2)/2}return n.overshoot=t,n})(Mn),Pt=2*Math.PI,An=1,Cn=.3,Md=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=Pt);function i(o){return e*Ae(- --o)*Math.sin((r-o)/n)}return i.amplitude=function(o){return t(o,n*Pt)},i.period=function(o){return t(e,o)},i})(An,Cn),Ad=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=Pt);function i(o){return 1-e*Ae(o=+o)*Math.sin((o+r)/n)}return i.amplitude=function(o){return t(o,n*Pt)},i.period=function(o){return t(e,o)},i})(An,Cn),Cd=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=Pt);function i(o){return((o=o*2-1)<0?e*Ae(-o)*Math.sin((r-o)/n):2-e*Ae(o)*Math.sin((r+o)/n))/2}return i.amplitude=function(o){return t(o,n*Pt)},i.period=function(o){return t(e,o)},i})(An,Cn);var Kc=Xt("start","end","cancel","interrupt"),Jc=[],Vi=0,Di=1,On=2,Ce=3,Fi=4,Nn=5,Oe=6;function Ne(t,e,n,r,i,o){var s=t.__transition;if(!s)t.__transition={};else if(n in s)return;Qc(t,n,{name:e,index:r,group:i,on:Kc,tween:Jc,time:o.time,delay:o.delay,duration:o.duration,ease:o.ease,timer:null,state:Vi})}function Tn(t,e){var n=j(t,e);if(n.state>Vi)throw new Error("too late; already scheduled");return n}function Q(t,e){var n=j(t,e);if(n.state>Ce)throw new Error("too late; already running");return n}function j(t,e){var n=t.__transition;if(!n||!(n=n[e]))throw new Error("transition not found");return n}function Qc(t,e,n){var r=t.__transition,i;r[e]=n,n.timer=_n(o,0,n.time);function o(l){n.state=Di,n.timer.restart(s,n.delay,n.time),n.delay<=l&&s(l-n.delay)}function s(l){var u,f,d,m;if(n.state!==Di)return c();for(u in r)if(m=r[u],m.name===n.name){if(m.state===Ce)return Sn(s);m.state===Fi?(m.state=Oe,m.timer.stop(),m.on.call("interrupt",t,t.__data__,m.index,m.group),delete r[u]):+u<e&&(m.state=Oe,m.timer.stop(),m.on.call("cancel",t,t.__data__,m.index,m.group),delete r[u])}if(Sn(function(){n.state===Ce&&(n.state=Fi,n.timer.restart(a,n.delay,n.time),a(l))}),n.state=On,n.on.call("start",t,t.__data__,n.index,n.group),n.state===On){for(n.state=Ce,i=new Array(d=n.tween.length),u=0,f=-1;u<d;++u)(m=n.tween[u].value.call(t,t.__data__,n.index,n.group))&&(i[++f]=m);i.length=f+1}}function a(l){for(var u=l<n.duration?n.ease.call(null,l/n.duration):(n.timer.restart(c),n.state=Nn,1),f=-1,d=i.length;++f<d;)i[f].call(t,u);n.state===Nn&&(n.on.call("end",t,t.__data__,n.index,n.group),c())}function c(){n.state=Oe,n.timer.stop(),delete r[e];for(var l in r)return;delete t.__transition}}function Zt(t,e){var n=t.__transition,r,i,o=!0,s;if(n){e=e==null?null:e+"";for(s in n){if((r=n[s]).name!==e){o=!1;continue}i=r.state>On&&r.state<Nn,r.state=Oe,r.timer.stop(),r.on.call(i?"interrupt":"cancel",t,t.__data__,r.index,r.group),delete n[s]}o&&delete t.__transition}}function Zc(t){return this.each(function(){Zt(this,t)})}function tl(t,e){var n,r;return function(){var i=Q(this,t),o=i.tween;if(o!==n){r=n=o;for(var s=0,a=r.length;s<a;++s)if(r[s].name===e){r=r.slice(),r.splice(s,1);break}}i.tween=r}}function el(t,e,n){var r,i;if(typeof n!="function")throw new Error;return function(){var o=Q(this,t),s=o.tween;if(s!==r){i=(r=s).slice();for(var a={name:e,value:n},c=0,l=i.length;c<l;++c)if(i[c].name===e){i[c]=a;break}c===l&&i.push(a)}o.tween=i}}function nl(t,e){var n=this._id;if(t+="",arguments.length<2){for(var r=j(this.node(),n).tween,i=0,o=r.length,s;i<o;++i)if((s=r[i]).name===t)return s.value;return null}return this.each((e==null?tl:el)(n,t,e))}function Ln(t,e,n){var r=t._id;return t.each(function(){var i=Q(this,r);(i.value||(i.value={}))[e]=n.apply(this,arguments)}),function(i){return j(i,r).value[e]}}function Xi(t,e){var n;return(typeof e=="number"?it:e instanceof _t?bn:(n=_t(e))?(e=n,bn):Ai)(t,e)}function rl(t){return function(){this.removeAttribute(t)}}function il(t){return function(){this.removeAttributeNS(t.space,t.local)}}function ol(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttribute(t);return s===i?null:s===r?o:o=e(r=s,n)}}function sl(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttributeNS(t.space,t.local);return s===i?null:s===r?o:o=e(r=s,n)}}function al(t,e,n){var r,i,o;return function(){var s,a=n(this),c;return a==null?void this.removeAttribute(t):(s=this.getAttribute(t),c=a+"",s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a)))}}function cl(t,e,n){var r,i,o;return function(){var s,a=n(this),c;return a==null?void this.removeAttributeNS(t.space,t.local):(s=this.getAttributeNS(t.space,t.local),c=a+"",s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a)))}}function ll(t,e){var n=Vt(t),r=n==="transform"?Ti:Xi;return this.attrTween(t,typeof e=="function"?(n.local?cl:al)(n,r,Ln(this,"attr."+t,e)):e==null?(n.local?il:rl)(n):(n.local?sl:ol)(n,r,e))}function ul(t,e){return function(n){this.setAttribute(t,e.call(this,n))}}function fl(t,e){return function(n){this.setAttributeNS(t.space,t.local,e.call(this,n))}}function dl(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&fl(t,o)),n}return i._value=e,i}function hl(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&ul(t,o)),n}return i._value=e,i}function pl(t,e){var n="attr."+t;if(arguments.length<2)return(n=this.tween(n))&&n._value;if(e==null)return this.tween(n,null);if(typeof e!="function")throw new Error;var r=Vt(t);return this.tween(n,(r.local?dl:hl)(r,e))}function ml(t,e){return function(){Tn(this,t).delay=+e.apply(this,arguments)}}function wl(t,e){return e=+e,function(){Tn(this,t).delay=e}}function xl(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?ml:wl)(e,t)):j(this.node(),e).delay}function gl(t,e){return function(){Q(this,t).duration=+e.apply(this,arguments)}}function vl(t,e){return e=+e,function(){Q(this,t).duration=e}}function yl(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?gl:vl)(e,t)):j(this.node(),e).duration}function bl(t,e){if(typeof e!="function")throw new Error;return function(){Q(this,t).ease=e}}function kl(t){var e=this._id;return arguments.length?this.each(bl(e,t)):j(this.node(),e).ease}function _l(t,e){return function(){var n=e.apply(this,arguments);if(typeof n!="function")throw new Error;Q(this,t).ease=n}}function Sl(t){if(typeof t!="function")throw new Error;return this.each(_l(this._id,t))}function El(t){typeof t!="function"&&(t=rn(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,l=0;l<s;++l)(c=o[l])&&t.call(c,c.__data__,l,o)&&a.push(c);return new st(r,this._parents,this._name,this._id)}function Ml(t){if(t._id!==this._id)throw new Error;for(var e=this._groups,n=t._groups,r=e.length,i=n.length,o=Math.min(r,i),s=new Array(r),a=0;a<o;++a)for(var c=e[a],l=n[a],u=c.length,f=s[a]=new Array(u),d,m=0;m<u;++m)(d=c[m]||l[m])&&(f[m]=d);for(;a<r;++a)s[a]=e[a];return new st(s,this._parents,this._name,this._id)}function Al(t){return(t+"").trim().split(/^|\s+/).every(function(e){var n=e.indexOf(".");return n>=0&&(e=e.slice(0,n)),!e||e==="start"})}function Cl(t,e,n){var r,i,o=Al(e)?Tn:Q;return function(){var s=o(this,t),a=s.on;a!==r&&(i=(r=a).copy()).on(e,n),s.on=i}}function Ol(t,e){var n=this._id;return arguments.length<2?j(this.node(),n).on.on(t):this.each(Cl(n,t,e))}function Nl(t){return function(){var e=this.parentNode;for(var n in this.__transition)if(+n!==t)return;e&&e.removeChild(this)}}function Tl(){return this.on("end.remove",Nl(this._id))}function Ll(t){var e=this._name,n=this._id;typeof t!="function"&&(t=fe(t));for(var r=this._groups,i=r.length,o=new Array(i),s=0;s<i;++s)for(var a=r[s],c=a.length,l=o[s]=new Array(c),u,f,d=0;d<c;++d)(u=a[d])&&(f=t.call(u,u.__data__,d,a))&&("__data__"in u&&(f.__data__=u.__data__),l[d]=f,Ne(l[d],e,n,d,l,j(u,n)));return new st(o,this._parents,e,n)}function zl(t){var e=this._name,n=this._id;typeof t!="function"&&(t=nn(t));for(var r=this._groups,i=r.length,o=[],s=[],a=0;a<i;++a)for(var c=r[a],l=c.length,u,f=0;f<l;++f)if(u=c[f]){for(var d=t.call(u,u.__data__,f,c),m,b=j(u,n),S=0,E=d.length;S<E;++S)(m=d[S])&&Ne(m,e,n,S,d,b);o.push(d),s.push(u)}return new st(o,s,e,n)}var Il=gt.prototype.constructor;function $l(){return new Il(this._groups,this._parents)}function Rl(t,e){var n,r,i;return function(){var o=xt(this,t),s=(this.style.removeProperty(t),xt(this,t));return o===s?null:o===n&&s===r?i:i=e(n=o,r=s)}}function ji(t){return function(){this.style.removeProperty(t)}}function Pl(t,e,n){var r,i=n+"",o;return function(){var s=xt(this,t);return s===i?null:s===r?o:o=e(r=s,n)}}function ql(t,e,n){var r,i,o;return function(){var s=xt(this,t),a=n(this),c=a+"";return a==null&&(c=a=(this.style.removeProperty(t),xt(this,t))),s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a))}}function Hl(t,e){var n,r,i,o="style."+e,s="end."+o,a;return function(){var c=Q(this,t),l=c.on,u=c.value[o]==null?a||(a=ji(e)):void 0;(l!==n||i!==u)&&(r=(n=l).copy()).on(s,i=u),c.on=r}}function Bl(t,e,n){var r=(t+="")=="transform"?Ni:Xi;return e==null?this.styleTween(t,Rl(t,r)).on("end.style."+t,ji(t)):typeof e=="function"?this.styleTween(t,ql(t,r,Ln(this,"style."+t,e))).each(Hl(this._id,t)):this.styleTween(t,Pl(t,r,e),n).on("end.style."+t,null)}function Dl(t,e,n){return function(r){this.style.setProperty(t,e.call(this,r),n)}}function Fl(t,e,n){var r,i;function o(){var s=e.apply(this,arguments);return s!==i&&(r=(i=s)&&Dl(t,s,n)),r}return o._value=e,o}function Vl(t,e,n){var r="style."+(t+="");if(arguments.length<2)return(r=this.tween(r))&&r._value;if(e==null)return this.tween(r,null);if(typeof e!="function")throw new Error;return this.tween(r,Fl(t,e,n??""))}function Xl(t){return function(){this.textContent=t}}function jl(t){return function(){var e=t(this);this.textContent=e??""}}function Gl(t){return this.tween("text",typeof t=="function"?jl(Ln(this,"text",t)):Xl(t==null?"":t+""))}function Yl(t){return function(e){this.textContent=t.call(this,e)}}function Wl(t){var e,n;function r(){var i=t.apply(this,arguments);return i!==n&&(e=(n=i)&&Yl(i)),e}return r._value=t,r}function Ul(t){var e="text";if(arguments.length<1)return(e=this.tween(e))&&e._value;if(t==null)return this.tween(e,null);if(typeof t!="function")throw new Error;return this.tween(e,Wl(t))}function Kl(){for(var t=this._name,e=this._id,n=Gi(),r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,c,l=0;l<a;++l)if(c=s[l]){var u=j(c,e);Ne(c,t,n,l,s,{time:u.time+u.delay+u.duration,delay:0,duration:u.duration,ease:u.ease})}return new st(r,this._parents,t,n)}function Jl(){var t,e,n=this,r=n._id,i=n.size();return new Promise(function(o,s){var a={value:s},c={value:function(){--i===0&&o()}};n.each(function(){var l=Q(this,r),u=l.on;u!==t&&(e=(t=u).copy(),e._.cancel.push(a),e._.interrupt.push(a),e._.end.push(c)),l.on=e}),i===0&&o()})}var Ql=0;function st(t,e,n,r){this._groups=t,this._parents=e,this._name=n,this._id=r}function Zl(t){return gt().transition(t)}function Gi(){return++Ql}var ot=gt.prototype;st.prototype=Zl.prototype={constructor:st,select:Ll,selectAll:zl,selectChild:ot.selectChild,selectChildren:ot.selectChildren,filter:El,merge:Ml,selection:$l,transition:Kl,call:ot.call,nodes:ot.nodes,node:ot.node,size:ot.size,empty:ot.empty,each:ot.each,on:Ol,attr:ll,attrTween:pl,style:Bl,styleTween:Vl,text:Gl,textTween:Ul,remove:Tl,tween:nl,delay:xl,duration:yl,ease:kl,easeVarying:Sl,end:Jl,[Symbol.iterator]:ot[Symbol.iterator]};var tu={time:null,delay:0,duration:250,ease:Bi};function eu(t,e){for(var n;!(n=t.__transition)||!(n=n[e]);)if(!(t=t.parentNode))throw new Error(`transition ${e} not found`);return n}function nu(t){var e,n;t instanceof st?(e=t._id,t=t._name):(e=Gi(),(n=tu).time=Me(),t=t==null?null:t+"");for(var r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,c,l=0;l<a;++l)(c=s[l])&&Ne(c,t,e,l,s,n||eu(c,e));return new st(r,this._parents,t,e)}gt.prototype.interrupt=Zc;gt.prototype.transition=nu;var Te=t=>()=>t;function ru(t,{sourceEvent:e,target:n,transform:r,dispatch:i}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},target:{value:n,enumerable:!0,configurable:!0},transform:{value:r,enumerable:!0,configurable:!0},_:{value:i}})}function at(t,e,n){this.k=t,this.x=e,this.y=n}at.prototype={constructor:at,scale:function(t){return t===1?this:new at(this.k*t,this.x,this.y)},translate:function(t,e){return t===0&e===0?this:new at(this.k,this.x+this.k*t,this.y+this.k*e)},apply:function(t){return[t[0]*this.k+this.x,t[1]*this.k+this.y]},applyX:function(t){return t*this.k+this.x},applyY:function(t){return t*this.k+this.y},invert:function(t){return[(t[0]-this.x)/this.k,(t[1]-this.y)/this.k]},invertX:function(t){return(t-this.x)/this.k},invertY:function(t){return(t-this.y)/this.k},rescaleX:function(t){return t.copy().domain(t.range().map(this.invertX,this).map(t.invert,t))},rescaleY:function(t){return t.copy().domain(t.range().map(this.invertY,this).map(t.invert,t))},toString:function(){return"translate("+this.x+","+this.y+") scale("+this.k+")"}};var Et=new at(1,0,0);iu.prototype=at.prototype;function iu(t){for(;!t.__zoom;)if(!(t=t.parentNode))return Et;return t.__zoom}function zn(t){t.stopImmediatePropagation()}function te(t){t.preventDefault(),t.stopImmediatePropagation()}function ou(t){return(!t.ctrlKey||t.type==="wheel")&&!t.button}function su(){var t=this;return t instanceof SVGElement?(t=t.ownerSVGElement||t,t.hasAttribute("viewBox")?(t=t.viewBox.baseVal,[[t.x,t.y],[t.x+t.width,t.y+t.height]]):[[0,0],[t.width.baseVal.value,t.height.baseVal.value]]):[[0,0],[t.clientWidth,t.clientHeight]]}function Yi(){return this.__zoom||Et}function au(t){return-t.deltaY*(t.deltaMode===1?.05:t.deltaMode?1:.002)*(t.ctrlKey?10:1)}function cu(){return navigator.maxTouchPoints||"ontouchstart"in this}function lu(t,e,n){var r=t.invertX(e[0][0])-n[0][0],i=t.invertX(e[1][0])-n[1][0],o=t.invertY(e[0][1])-n[0][1],s=t.invertY(e[1][1])-n[1][1];return t.translate(i>r?(r+i)/2:Math.min(0,r)||Math.max(0,i),s>o?(o+s)/2:Math.min(0,o)||Math.max(0,s))}function Wi(){var t=ou,e=su,n=lu,r=au,i=cu,o=[0,1/0],s=[[-1/0,-1/0],[1/0,1/0]],a=250,c=Li,l=Xt("start","zoom","end"),u,f,d,m=500,b=150,S=0,E=10;function g(h){h.property("__zoom",Yi).on("wheel.zoom",ut,{passive:!1}).on("mousedown.zoom",Ot).on("dblclick.zoom",Nt).filter(i).on("touchstart.zoom",Ve).on("touchmove.zoom",ts).on("touchend.zoom touchcancel.zoom",es).style("-webkit-tap-highlight-color","rgba(0,0,0,0)")}g.transform=function(h,x,p,v){var y=h.selection?h.selection():h;y.property("__zoom",Yi),h!==y?$(h,x,p,v):y.interrupt().each(function(){R(this,arguments).event(v).start().zoom(null,typeof x=="function"?x.apply(this,arguments):x).end()})},g.scaleBy=function(h,x,p,v){g.scaleTo(h,function(){var y=this.__zoom.k,k=typeof x=="function"?x.apply(this,arguments):x;return y*k},p,v)},g.scaleTo=function(h,x,p,v){g.transform(h,function(){var y=e.apply(this,arguments),k=this.__zoom,_=p==null?B(y):typeof p=="function"?p.apply(this,arguments):p,M=k.invert(_),C=typeof x=="function"?x.apply(this,arguments):x;return n(L(T(k,C),_,M),y,s)},p,v)},g.translateBy=function(h,x,p,v){g.transform(h,function(){return n(this.__zoom.translate(typeof x=="function"?x.apply(this,arguments):x,typeof p=="function"?p.apply(this,arguments):p),e.apply(this,arguments),s)},null,v)},g.translateTo=function(h,x,p,v,y){g.transform(h,function(){var k=e.apply(this,arguments),_=this.__zoom,M=v==null?B(k):typeof v=="function"?v.apply(this,arguments):v;return n(Et.translate(M[0],M[1]).scale(_.k).translate(typeof x=="function"?-x.apply(this,arguments):-x,typeof p=="function"?-p.apply(this,arguments):-p),k,s)},v,y)};function T(h,x){return x=Math.max(o[0],Math.min(o[1],x)),x===h.k?h:new at(x,h.x,h.y)}function L(h,x,p){var v=x[0]-p[0]*h.k,y=x[1]-p[1]*h.k;return v===h.x&&y===h.y?h:new at(h.k,v,y)}function B(h){return[(+h[0][0]+ +h[1][0])/2,(+h[0][1]+ +h[1][1])/2]}function $(h,x,p,v){h.on("start.zoom",function(){R(this,arguments).event(v).start()}).on("interrupt.zoom end.zoom",function(){R(this,arguments).event(v).end()}).tween("zoom",function(){var y=this,k=arguments,_=R(y,k).event(v),M=e.apply(y,k),C=p==null?B(M):typeof p=="function"?p.apply(y,k):p,U=Math.max(M[1][0]-M[0][0],M[1][1]-M[0][1]),N=y.__zoom,D=typeof x=="function"?x.apply(y,k):x,Z=c(N.invert(C).concat(U/N.k),D.invert(C).concat(U/D.k));return function(F){if(F===1)F=D;else{var tt=Z(F),Xe=U/tt[2];F=new at(Xe,C[0]-tt[0]*Xe,C[1]-tt[1]*Xe)}_.zoom(null,F)}})}function R(h,x,p){return!p&&h.__zooming||new W(h,x)}function W(h,x){this.that=h,this.args=x,this.active=0,this.sourceEvent=null,this.extent=e.apply(h,x),this.taps=0}W.prototype={event:function(h){return h&&(this.sourceEvent=h),this},start:function(){return++this.active===1&&(this.that.__zooming=this,this.emit("start")),this},zoom:function(h,x){return this.mouse&&h!=="mouse"&&(this.mouse[1]=x.invert(this.mouse[0])),this.touch0&&h!=="touch"&&(this.touch0[1]=x.invert(this.touch0[0])),this.touch1&&h!=="touch"&&(this.touch1[1]=x.invert(this.touch1[0])),this.that.__zoom=x,this.emit("zoom"),this},end:function(){return--this.active===0&&(delete this.that.__zooming,this.emit("end")),this},emit:function(h){var x=z(this.that).datum();l.call(h,this.that,new ru(h,{sourceEvent:this.sourceEvent,target:g,transform:this.that.__zoom,dispatch:l}),x)}};function ut(h,...x){if(!t.apply(this,arguments))return;var p=R(this,x).event(h),v=this.__zoom,y=Math.max(o[0],Math.min(o[1],v.k*Math.pow(2,r.apply(this,arguments)))),k=nt(h);if(p.wheel)(p.mouse[0][0]!==k[0]||p.mouse[0][1]!==k[1])&&(p.mouse[1]=v.invert(p.mouse[0]=k)),clearTimeout(p.wheel);else{if(v.k===y)return;p.mouse=[k,v.invert(k)],Zt(this),p.start()}te(h),p.wheel=setTimeout(_,b),p.zoom("mouse",n(L(T(v,y),p.mouse[0],p.mouse[1]),p.extent,s));function _(){p.wheel=null,p.end()}}function Ot(h,...x){if(d||!t.apply(this,arguments))return;var p=h.currentTarget,v=R(this,x,!0).event(h),y=z(h.view).on("mousemove.zoom",C,!0).on("mouseup.zoom",U,!0),k=nt(h,p),_=h.clientX,M=h.clientY;Jr(h.view),zn(h),v.mouse=[k,this.__zoom.invert(k)],Zt(this),v.start();function C(N){if(te(N),!v.moved){var D=N.clientX-_,Z=N.clientY-M;v.moved=D*D+Z*Z>S}v.event(N).zoom("mouse",n(L(v.that.__zoom,v.mouse[0]=nt(N,p),v.mouse[1]),v.extent,s))}function U(N){y.on("mousemove.zoom mouseup.zoom",null),Qr(N.view,v.moved),te(N),v.event(N).end()}}function Nt(h,...x){if(t.apply(this,arguments)){var p=this.__zoom,v=nt(h.changedTouches?h.changedTouches[0]:h,this),y=p.invert(v),k=p.k*(h.shiftKey?.5:2),_=n(L(T(p,k),v,y),e.apply(this,x),s);te(h),a>0?z(this).transition().duration(a).call($,_,v,h):z(this).call(g.transform,_,v,h)}}function Ve(h,...x){if(t.apply(this,arguments)){var p=h.touches,v=p.length,y=R(this,x,h.changedTouches.length===v).event(h),k,_,M,C;for(zn(h),_=0;_<v;++_)M=p[_],C=nt(M,this),C=[C,this.__zoom.invert(C),M.identifier],y.touch0?!y.touch1&&y.touch0[2]!==C[2]&&(y.touch1=C,y.taps=0):(y.touch0=C,k=!0,y.taps=1+!!u);u&&(u=clearTimeout(u)),k&&(y.taps<2&&(f=C[0],u=setTimeout(function(){u=null},m)),Zt(this),y.start())}}function ts(h,...x){if(this.__zooming){var p=R(this,x).event(h),v=h.changedTouches,y=v.length,k,_,M,C;for(te(h),k=0;k<y;++k)_=v[k],M=nt(_,this),p.touch0&&p.touch0[2]===_.identifier?p.touch0[0]=M:p.touch1&&p.touch1[2]===_.identifier&&(p.touch1[0]=M);if(_=p.that.__zoom,p.touch1){var U=p.touch0[0],N=p.touch0[1],D=p.touch1[0],Z=p.touch1[1],F=(F=D[0]-U[0])*F+(F=D[1]-U[1])*F,tt=(tt=Z[0]-N[0])*tt+(tt=Z[1]-N[1])*tt;_=T(_,Math.sqrt(F/tt)),M=[(U[0]+D[0])/2,(U[1]+D[1])/2],C=[(N[0]+Z[0])/2,(N[1]+Z[1])/2]}else if(p.touch0)M=p.touch0[0],C=p.touch0[1];else return;p.zoom("touch",n(L(_,M,C),p.extent,s))}}function es(h,...x){if(this.__zooming){var p=R(this,x).event(h),v=h.changedTouches,y=v.length,k,_;for(zn(h),d&&clearTimeout(d),d=setTimeout(function(){d=null},m),k=0;k<y;++k)_=v[k],p.touch0&&p.touch0[2]===_.identifier?delete p.touch0:p.touch1&&p.touch1[2]===_.identifier&&delete p.touch1;if(p.touch1&&!p.touch0&&(p.touch0=p.touch1,delete p.touch1),p.touch0)p.touch0[1]=this.__zoom.invert(p.touch0[0]);else if(p.end(),p.taps===2&&(_=nt(_,this),Math.hypot(f[0]-_[0],f[1]-_[1])<E)){var M=z(this).on("dblclick.zoom");M&&M.apply(this,arguments)}}}return g.wheelDelta=function(h){return arguments.length?(r=typeof h=="function"?h:Te(+h),g):r},g.filter=function(h){return arguments.length?(t=typeof h=="function"?h:Te(!!h),g):t},g.touchable=function(h){return arguments.length?(i=typeof h=="function"?h:Te(!!h),g):i},g.extent=function(h){return arguments.length?(e=typeof h=="function"?h:Te([[+h[0][0],+h[0][1]],[+h[1][0],+h[1][1]]]),g):e},g.scaleExtent=function(h){return arguments.length?(o[0]=+h[0],o[1]=+h[1],g):[o[0],o[1]]},g.translateExtent=function(h){return arguments.length?(s[0][0]=+h[0][0],s[1][0]=+h[1][0],s[0][1]=+h[0][1],s[1][1]=+h[1][1],g):[[s[0][0],s[0][1]],[s[1][0],s[1][1]]]},g.constrain=function(h){return arguments.length?(n=h,g):n},g.duration=function(h){return arguments.length?(a=+h,g):a},g.interpolate=function(h){return arguments.length?(c=h,g):c},g.on=function(){var h=l.on.apply(l,arguments);return h===l?g:h},g.clickDistance=function(h){return arguments.length?(S=(h=+h)*h,g):Math.sqrt(S)},g.tapDistance=function(h){return arguments.length?(E=+h,g):E},g}function Ui({room:t}){return{left:6,top:44,width:t.width-12,height:t.height-44-6}}function Le(t){return t.lecturing?1.5:1}function ee(t){let e=t.data?.room;if(!e||(t.seen||In(t,!0),!t.room.width))return;let{width:n,height:r}=Ui(t),i=[n,r].map(o=>Math.floor(o/Le(t)/20)*20);if(i[0]===e[0]&&i[1]===e[1])return t.askedRoom="",clearTimeout(t.asking),In(t,!1);t.askedRoom!==i.join()&&(t.askedRoom=i.join(),clearTimeout(t.asking),t.asking=setTimeout(()=>t.send({room:i}),120))}function In(t,e){t.box.classList.toggle("awaiting",e),clearTimeout(t.patience),e?t.patience=setTimeout(()=>In(t,!1),2500):t.seen=!0}function uu(t,e){let n=Ui(t),{right:r,bottom:i}=t.covered,o={...n,width:n.width-r,height:n.height-i},s=Math.min(o.width/t.width,o.height/t.height);return e||s>=1*Le(t)?o:n}function Ki(t,e){let n=uu(t,e),r=Math.min(1.6*Le(t),n.width/t.width,n.height/t.height),i=e?r:Math.max(1*Le(t),r),o=t.cards[t.data.root]??{x:0,y:0,width:0,height:0},s=(a,c,l,u,f)=>l*i<=c?a+(c-l*i)/2:a-Math.max(0,Math.min((u+f)*i-c+8,l*i-c));return{scale:i,x:s(n.left,n.width,t.width,o.x,o.width),y:s(n.top,n.height,t.height,o.y,o.height)}}function ct(t,e,n,r){t.zoom.transform(z(t.view),Et.translate(n,r).scale(e))}function qt(t,e){t.fitted=!1,t.zoom.scaleBy(z(t.view),e)}function q(t,e=!1){if(!t.svg||!t.room.width)return;let{scale:n,x:r,y:i}=Ki(t,e);ct(t,n,r,i),t.fitted=!0}function Mt(t,e){if(!t.room.width)return;let n=t.x+e.x*t.scale,r=t.y+e.y*t.scale,i=(a,c,l)=>a<16?16-a:Math.min(0,l-16-a-c),o=i(n,e.width*t.scale,t.room.width-t.covered.right),s=i(r,e.height*t.scale,t.room.height-t.covered.bottom);!o&&!s||(t.fitted=!1,ct(t,t.scale,t.x+o,t.y+s))}var Ji={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function ze(t,{key:e}){let n=e.length===1?e.toLowerCase():e;return Object.entries(Ji[t]).find(([,r])=>r.includes(n))?.[0]}function lt(t,e){let n=t.cloneNode(),r=n.getTotalLength();return e.map(i=>n.getPointAtLength(r*i))}function $n(t,e,{width:n,height:r},i){let o=t.map(({x:l,y:u})=>({x:l,y:u-r/2-4})),s=[1,-1].flatMap(l=>t.map(({x:u,y:f})=>({x:u+l*(n/2+8),y:f}))),a=({x:l,y:u})=>e.some(f=>f.x<l+n/2&&f.x+f.width>l-n/2&&f.y<u+r/2&&f.y+f.height>u-r/2);return(i?[i,...o,...s]:[...o,...s]).find(l=>!a(l))}var du="input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]",Rn=14;function Qi(t){t.caption=t.view.appendChild(w("div","caption")),t.caption.hidden=!0,t.caption.setAttribute("aria-hidden","true");let e=r=>{if(!(r.composedPath().some(o=>o instanceof Element&&o.matches(du))||r.ctrlKey||r.metaKey||r.altKey||r.repeat)){if(ze("page",r)==="lecture")Ie(t);else if(r.key==="Escape"&&t.lecturing)Ie(t);else return;r.preventDefault()}},n=()=>t.lecturing&&t.full&&!document.fullscreenElement&&Zi(t,!1);return window.addEventListener("keydown",e),document.addEventListener("fullscreenchange",n),()=>{window.removeEventListener("keydown",e),document.removeEventListener("fullscreenchange",n)}}function Ie(t){let e=!t.lecturing;if(Zi(t,e),!e)return document.fullscreenElement&&document.exitFullscreen();t.box.requestFullscreen?.().then(()=>{t.full=!0},()=>{})}function Zi(t,e){Object.assign(t,{lecturing:e,full:!1}),t.box.classList.toggle("lecture",e),t.controls.lecture.setAttribute("aria-pressed",String(e)),t.view.focus({preventScroll:!0}),requestAnimationFrame(()=>{t.room={width:t.view.clientWidth,height:t.view.clientHeight},ee(t),q(t),Pn(t)})}function Pn(t){let{player:e,caption:n}=t,r=e.active?e.steps[e.at-1]:void 0;if(n.hidden=!t.lecturing||!r,e.says.classList.toggle("elsewhere",!n.hidden),n.hidden)return;n.classList.toggle("backward",r.number!==void 0),n.textContent=r.says,n.style.left="0";let i=pu(t,r),[o,s,a]=[t.x+i.x*t.scale,t.y+i.y*t.scale,i.height*t.scale],[c,l]=[n.offsetWidth,n.offsetHeight],u=i.width*t.scale/2+Rn,f=[[o-c/2,s+a+Rn],[o+u,s+a/2-l/2],[o-u-c,s+a/2-l/2],[o-c/2,s-l-Rn],[o+u,s+a],[o-u-c,s+a]].map(([E,g])=>[Math.max(8,Math.min(E,t.room.width-c-8)),Math.max(8,Math.min(g,t.room.height-l-8))]),d=t.edges.map(({group:E})=>to(t,E)).filter(E=>E!==null),m=f.map(([E,g])=>hu(t,d,E,g,c,l)),[b,S]=f[m.indexOf(Math.min(...m))];Object.assign(n.style,{left:`${b}px`,top:`${S}px`})}function hu(t,e,n,r,i,o){let s=(a,c,l,u)=>Math.max(0,Math.min(a+c,l+u)-Math.max(a,l));return[...t.cards,...e].reduce((a,c)=>{let[l,u]=[t.x+c.x*t.scale,t.y+c.y*t.scale];return a+s(n,i,l,c.width*t.scale)*s(r,o,u,c.height*t.scale)},0)}function to(t,e){let n=e?.querySelector(".chip:not(.nowhere) rect");if(!n||getComputedStyle(n).visibility==="hidden")return null;let[r,i]=[n.getBoundingClientRect(),t.view.getBoundingClientRect()];return r.width?{x:(r.left-i.left-t.x)/t.scale,y:(r.top-i.top-t.y)/t.scale,width:r.width/t.scale,height:r.height/t.scale}:null}function pu(t,e){let n=e.edge===void 0?null:t.edges[e.edge]?.group,r=to(t,n);if(r)return{...r,x:r.x+r.width/2};let i=n?.querySelector("path.stroke-edge");if(i){let[{x:s,y:a}]=lt(i,[.5]);return{x:s,y:a-12,width:24,height:24}}let o=t.cards[e.card]??{x:0,y:0,width:0,height:0};return{x:o.x+o.width/2,y:o.y,width:o.width,height:o.height}}function eo(t,{unrolled:e},n){let r=[],i=[0];for(let o of t)o.turns&&e.has(n[o.card]?.id)?r.push(...mu(o)):r.push(o),i.push(r.length);return{steps:r,places:i}}function mu(t){let{turns:e,ready:n,kept:r,...i}=t;return e.map((o,s)=>{let a=s===e.length-1;return{...i,says:o.says,notes:o.notes,kept:(a?r:o.kept)??r,ready:a?n:void 0,reads:o.reads??"",first:o.first,turn:s,turns:e}})}function no(t,e){let{player:n,data:r}=t,{byTurn:i,into:o}=n,s=n.active&&e?.turns!==void 0;if(i.hidden=!s,o.hidden=!s||e.turn===void 0||!r.chosen,!s)return;let a=e.turn!==void 0;i.textContent=a?r.words["at-once"]:r.words["by-turn"].replace("{count}",e.turns.length)}function ro({player:t,data:e,cards:n,edges:r},i,{node:o,number:s,original:a}){let c=o===void 0?-1:e.cardOf[o]??-1,l=f=>f.number===s&&(f.card===c||s!==void 0&&r[f.edge]?.head===c);return(c>=0&&n[c]?i.findIndex(l)+1:0)||Math.min(i.length,(t.places[a]??0)+1)}var qn=16,ne={first:"M3 3h2v10h-2zM13 3v10l-7-5z",back:"M11 3v10l-7-5z",play:"M4 2.5v11l9-5.5z",pause:"M4 3h3v10h-3zM9 3h3v10h-3z",on:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z",leave:"M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z"},wu=3;function io({player:t},e){let n=(r,i)=>{r.setAttribute("aria-label",i),r.title=i};n(t.first,e["first-step"]),n(t.back,e["previous-step"]),n(t.on,e["next-step"]),n(t.last,e["last-step"]),n(t.speedBox,e.speed),n(t.leave,e["leave-steps"]),t.slider.setAttribute("aria-label",e.timeline),t.kept.title=e["kept-help"],t.into.textContent=e["into-turn"],t.playing=void 0}function $e(t){let{player:e,data:n}=t,{words:r}=n,i=e.steps.length,o=e.active?e.at:i,s=e.active?e.steps[o-1]:void 0,a=e.active?s?s.says:r["step-before"]:r["step-none"],c=r["step-of"].replace("{number}",o).replace("{count}",i);e.slider.value=o,e.slider.setAttribute("aria-valuetext",`${c}: ${a}`),e.says.classList.toggle("resting",!e.active),e.says.classList.toggle("backward",s?.number!==void 0),e.says.replaceChildren(),e.active&&e.says.append(w("b","",`${s?.number===void 0?"▸":"◂"} ${c} · `)),e.says.append(a),no(t,s);let l=e.timer!==0;l!==e.playing&&(e.playing=l,e.play.replaceChildren(ft(l?ne.pause:ne.play)),e.play.setAttribute("aria-label",l?r.pause:r.play),e.play.title=l?r.pause:r.play),e.leave.disabled=!e.active,e.first.disabled=e.back.disabled=e.active&&o===0,e.on.disabled=e.last.disabled=e.active&&o===i,e.slider.style.setProperty("--done",i?o/i:0);let u=e.active?s?.kept??0:e.steps.at(-1)?.kept??0;e.kept.textContent=r.kept.replace("{bytes}",xu(u));let f=Math.max(1,...e.steps.map(d=>d.kept??0));e.kept.style.setProperty("--kept",u/f)}function xu(t){return t<1e4?`${t} B`:t<1e7?`${Math.round(t/1e3)} kB`:`${Math.round(t/1e6)} MB`}function oo(t){let{player:e,data:n}=t,r=[];e.steps.forEach(o=>{let s=o.number??-1;r.at(-1)?.number!==s&&r.push({number:s,count:0}),r.at(-1).count+=1});let i=JSON.stringify([r,n.words.forward,n.words.backward]);i!==e.labelled&&gu(e,r,n.words),e.labelled=i,requestAnimationFrame(()=>Hn(t))}function gu(t,e,n){let r=t.steps.length||1,i=0,o=[];t.parts.replaceChildren();for(let s of e){let[a,c]=[i/r,(i+s.count)/r],l=s.number<0?"var(--forward)":"var(--backward)",u=m=>`calc(${qn/2}px + (100% - ${qn}px) * ${m.toFixed(4)})`;o.push(`${l} ${u(a)} ${u(c)}`);let f=s.number<0?n.forward:n.backward.replace("{number}",s.number+1),d=w("span",s.number<0?"forward":"backward",f);d.dataset.long=f,d.dataset.brief=s.number<0?f:n["backward-brief"].replace("{number}",s.number+1),d.style.left=u(a),d.style.width=`calc((100% - ${qn}px) * ${(c-a).toFixed(4)})`,t.parts.append(d),i+=s.count}t.slider.style.setProperty("--parts",`linear-gradient(to right, ${o.join(", ")})`)}function Hn({player:t,room:e,lecturing:n}){let{parts:r,steps:i,labelled:o}=t,a=i.flatMap(d=>[d,...d.turns??[]]).map(d=>d.says).reduce((d,m)=>m.length>d.length?m:d,""),c=JSON.stringify([e.width,n,o,a,i.length]);if(c===t.fitted)return;t.fitted=c;let l=[...r.children],u=()=>l.filter(d=>d.scrollWidth>d.clientWidth);for(let d of l)d.textContent=d.dataset.long??"";for(let d of u())d.textContent=d.dataset.brief??"";let f=new Set(u());for(let d of l)d.classList.toggle("short",f.has(d));vu(t,a)}function vu({says:t,steps:e},n){let r=t.cloneNode();r.textContent=`▸ ${e.length} / ${e.length} · · · · ${n}`,Object.assign(r.style,{position:"absolute",visibility:"hidden",minHeight:"0",width:`${t.clientWidth}px`}),t.after(r),t.style.minHeight=`${Math.min(r.offsetHeight,wu*20)}px`,r.remove()}function pt(t){let e=t?[re(t)]:[];A("hover",{spans:e})}function re([t,e,n,r]){return{line:t,column:e,end_line:n,end_column:r}}var yu=560,bu=Array.from({length:14},(t,e)=>e/13),ku=6,_u=6.6;function so(t,e,n){if(At(t),!e||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let r=e.edge!==void 0,i=r?[e.edge]:e.kind==="value"?(t.cards[e.card]?.in??[]).slice(0,ku):[],o=t.cards[r?t.edges[e.edge].tail:e.card],s=i.flatMap(f=>Su(t,t.edges[f],r));if(!s.length)return;let a=o?.group?.querySelector(r?".adjoint":".value");a?.classList.add("awaits"),t.flying={ways:s,line:a};let c=Math.min(yu,n*.55),l=s.map(({number:f,points:d})=>f.animate(d.map(({x:m,y:b})=>({transform:`translate(${m}px, ${b}px)`})),{duration:c,easing:"cubic-bezier(.4, 0, .3, 1)",fill:"forwards"})),u=t.flying;Promise.allSettled(l.map(f=>f.finished)).then(()=>t.flying===u&&At(t))}function At(t){for(let{number:e,group:n}of t.flying?.ways??[])e.remove(),n.classList.remove("flying");t.flying?.line?.classList.remove("awaits"),t.flying=null}function Su(t,e,n){let{group:r}=e,i=r?.querySelector("path.stroke-edge"),o=n?Bn(e):t.cards[e.tail].valueShort;if(!i||!o)return[];let s=Mu(o,n?"backward":"forward");(r.parentNode??t.sheet.drawing.into).append(s),r.classList.add("flying");let a=lt(i,bu),c=t.cards[n?e.head:e.tail];return[{number:s,group:r,points:Eu(a,c)}]}function Eu(t,{group:e}){let n=e?.querySelector("rect");if(!n)return t;let r=a=>Number(n.getAttribute(a)),[i,o]=[r("x")+r("width")/2,r("y")+r("height")/2],s=a=>Math.hypot(a.x-i,a.y-o);return s(t[0])<=s(t.at(-1))?t:t.reverse()}function Mu(t,e){let n=t.length*_u+11,r=V("g",{},`number ${e}`),i=V("text",{y:4,"text-anchor":"middle"},`fill-${e} mono size-11`);return i.textContent=t,r.append(V("rect",{x:-n/2,y:-10,width:n,height:20,rx:10},`fill-card stroke-${e}`),i),r}function Bn({group:t}){return(t?.querySelector("g.made text")??t?.querySelector(".chip text"))?.textContent??""}var Au=16;function ao(t,e){let{player:n}=t,{adjoints:r,sent:i,arriving:o}=e.timeline,{steps:s}=n;n.ran=new Map,n.turned=new Map,n.passes=[],s.forEach((a,c)=>{let l=c+1;if(a.number===void 0){a.reads!==void 0&&n.turned.set(a.card,[...n.turned.get(a.card)??[],[l,a.reads]]);for(let d of a.ready??[])n.ran.set(d,l);return}n.passes[a.number]??={begin:l,end:l,known:new Map,came:new Map,went:new Map,adjoints:r[a.number],sent:i[a.number],arriving:o[a.number]??{}};let u=n.passes[a.number];u.end=l;for(let d of a.ready??[])u.known.set(d,l);a.edge!==void 0&&!u.went.has(a.edge)&&u.went.set(a.edge,l);let f=a.arrives??-1;f>=0&&u.came.set(f,[...u.came.get(f)??[],l])})}function co({player:t,data:e},n,r){return(t.ran.get(n)??0)<=r?"":t.turned.get(n)?.findLast(([i])=>i<=r)?.[1]||e.words["not-yet"]}function lo({player:t,data:e},n){let r=e.cardOf[n];return ie({player:t,data:e},r??-1)}function ie({player:t,data:e},n){if(!t.active)return{ran:!0,adjoint:!0};if(n<0)return{ran:!1,adjoint:!1};let r=t.passes[e.shown],i=e.shown===null||!!(r&&(r.known.get(n)??r.end)<=t.at);return{ran:(t.ran.get(n)??0)<=t.at,adjoint:i}}function uo(t,{number:e,drawn:n},r,i){let{words:o}=t.data;if(!r)return o["not-yet"];let s=r.adjoints?r.adjoints[e]:n?"":void 0;if(r.adjoints&&s===void 0)return o["not-yet"];if(r.adjoints?s==="":!n)return r.adjoints?`— ${o.none}`:"";if((r.known.get(e)??r.end)<=i)return s;let a=(r.came.get(e)??[]).filter(c=>c<=i);return a.length?Cu(t,r,a)||o["some-arrived"].replace("{arrived}",a.length).replace("{count}",r.arriving[e]):o["not-yet"]}function Cu(t,e,n){let i=n.map(s=>t.player.steps[s-1].edge).map(s=>e.sent?e.sent[s]:t.player.edges[s].drawn??Bn(t.edges[s])),o=i.map((s,a)=>a&&s?.startsWith("−")?`(${s})`:s).join(" + ");return i.every(Boolean)&&o.length<=Au?o:""}function fo({number:t},e,n){return!e||!((e.went.get(t)??1/0)<=n)?null:e.sent?e.sent[t]??"":""}function ho(t,e,n,r){let i=new Set([e]),o=new Set,s=[e];for(;s.length;)for(let a of t.cards[s.pop()][r]){o.add(a);let c=t.edges[a][n];i.has(c)||s.push(c),i.add(c)}return{cards:i,edges:o}}function G(t,e){if(e===t.hovered)return;if(t.hovered=e,t.canvas.classList.toggle("hovering",e>=0),e<0)return t.tip.hidden=!0,pt(null);let n=ho(t,e,"tail","in"),r=ho(t,e,"head","out");t.cards.forEach((o,s)=>{po(o.group,s===e,n.cards.has(s),r.cards.has(s))}),t.edges.forEach((o,s)=>{po(o.group,!1,n.edges.has(s),r.edges.has(s))}),pt(t.cards[e].span);let{folds:i}=t.cards[e];i&&Ft(t,()=>[Tt(t,i)])}function po(t,e,n,r){t&&(t.classList.toggle("here",e),t.classList.toggle("up",n&&!e),t.classList.toggle("down",r&&!e))}function mo(t,e){let{tip:n,data:r}=t;if(t.moving)return;let i=t.cards[e],o=(l,u,f)=>{let d=w("div",f);return d.append(w("b","",l),w("span","",u)),d},s=w("div","title");s.append(w("b","",i.title),w("span","",` ${[i.beside,i.turn].filter(Boolean).join(" · ")}`));let a=[s];if(i.formula&&a.push(w("div","formula",i.formula)),i.value!==void 0){let{ran:l,adjoint:u}=ie(t,e),[f,d]=[l?i.value:r.words["not-yet"],u?i.adjoint:r.words["not-yet"]];a.push(o("▸ ",f,"forward"),o("◂ ",d,"backward")),a[a.length-2].title=r.words.value}let c=r.timeline.marks[e];c&&a.push(w("div","hint",r.words["kept-by"].replace("{operations}",c.by.join(", ")))),i.folds&&a.push(w("div","hint",r.words.unfold)),n.replaceChildren(...a),n.hidden=!1,Dn(t,i)}function Dn(t,{x:e,y:n,height:r}){let{tip:i,room:o}=t,[s,a]=[i.offsetWidth,i.offsetHeight],c=Math.max(4,Math.min(t.x+e*t.scale,o.width-s-8)),l=t.y+n*t.scale-a-8,u=t.y+(n+r)*t.scale+8;i.style.transform=`translate(${c}px, ${u+a>o.height&&l>0?l:u}px)`}function Fn(t){let{cardOf:e,wrong:n}=t.data,r=new Set((t.way?.nodes??[]).map(o=>e[o])),i=t.way?e[t.way.culprit]:void 0;t.cards.forEach((o,s)=>{o.group?.classList.toggle("traced",r.has(s)),o.group?.classList.toggle("culprit",s===i),o.group?.classList.toggle("wrong",!!n?.includes(s))});for(let o of t.edges)o.group?.classList.toggle("traced",r.has(o.tail)&&r.has(o.head))}var Ou=250;function Y(t,e){if(e===t.edgeHovered)return;t.edges[t.edgeHovered]?.group?.classList.remove("told"),t.edgeHovered=e,clearTimeout(t.staying);let n=t.edges[e];if(!n)return t.hovered<0&&(t.tip.hidden=!0),pt(null);G(t,-1),n.group.classList.add("told"),pt(t.cards[n.head].span),Vn(t,n),n.asks&&!t.answers.has(n.id)&&(t.staying=setTimeout(()=>Nu(t,n.id),Ou))}function Nu({data:t},e){A("edge",{edge:e,ticket:t.ticket})}function Vn(t,e){if(t.tip.hidden=!e.says||!!t.moving,t.tip.hidden)return;let{tip:n,data:r}=t,i=!t.player.active||t.player.edges[t.edges.indexOf(e)].reads!==null,o=i?[...e.says]:[r.words["not-yet"]];i&&t.answers.has(e.id)?o.push(...t.answers.get(e.id)):i&&e.asks&&o.push(r.words["edge-asking"]);let s=w("div","title");s.append(w("b","",e.title)),n.replaceChildren(s,...o.map(c=>w("div",e.blocked?"hint":"fact",c))),n.hidden=!1;let[a]=lt(e.group.querySelector("path.stroke-edge"),[.5]);return Dn(t,{x:a.x-40,y:a.y-14,height:30}),o}function wo(t){let e=t.cards[t.cursor];if(!e)return;let n=[...e.in,...e.out],r=n[n.indexOf(t.edgeHovered)+1]??n[0];if(r===void 0)return;r===t.edgeHovered&&Y(t,-1),Y(t,r);let i=t.edges[r];t.said.textContent=[i.title,...i.says??[]].filter(Boolean).join(". ")}var Tu='text.fill-text.size-12[text-anchor="end"], .chip text.fill-backward';function Xn({svg:t,player:e,awaited:n,data:r}){return t&&!e.active&&!n?r.name:""}function xo(t,{turn:e,picture:n,texts:r,...i}){n!==Xn(t)||e<=t.turn||!vo(t,r)||(Object.assign(t,{turn:e,numbers:{turn:e,picture:n,texts:r}}),zu(t),A("program",i))}function go(t){let{numbers:e,data:n}=t;if(e&&e.turn>n.turn&&e.picture===n.name&&vo(t,e.texts))return;let{next:r}=t.moving??{};Object.assign(t,{moving:null,numbers:null,turn:Math.max(t.turn,n.turn)}),delete document.documentElement.dataset.turning,A("settled",{turn:n.turn}),r?.()}function jn(t,e){return t.moving&&(t.moving.next=e),!!t.moving}function vo(t,e){let n=[];for(let{group:r,id:i}of[...t.cards,...t.edges]){if(!e[i]||!r)continue;let o=[...r.querySelectorAll(Tu)];if(o.length){if(o.length!==e[i].length)return!1;n.push([o,e[i]])}}n.length&&Lu(t);for(let[r,i]of n)r.forEach((o,s)=>{o.textContent!==i[s]&&(o.firstChild.data=i[s])});return!0}function Lu({sheet:t,sheets:e}){e.clear(),t.drawing.text=""}function zu(t){t.moving??={},t.tip.hidden=!0,t.box.setAttribute("aria-busy","true"),document.documentElement.dataset.turning="",t.pictures.clear(),t.asked.clear(),clearTimeout(t.resting);for(let e of t.player.edges)e.drawn=void 0}var yo=[.5,.42,.58,.34,.66,.26,.74],bo=6.6,Iu=14;function ko({sheet:t,cards:e,edges:n}){let{drawing:r}=t;return r.parts??={cards:e.map((i,o)=>({number:o,card:i,value:i.group?.querySelector(".value"),adjoint:i.group?.querySelector(".adjoint"),drawn:!!i.group?.querySelector(".adjoint > rect"),forward:"",backward:""})),edges:n.map((i,o)=>({number:o,edge:i,reads:null}))},r.parts}function Gn(t,e,n){e.classList.toggle("instead",n!=="");let r=e.querySelector("text.stand-in");if(!r){if(!n)return;let s=e.querySelector("text"),a={x:Number(s.getAttribute("x"))+16,y:s.getAttribute("y")};r=e.appendChild(V("text",a,"stand-in fill-muted mono size-11"))}r.textContent=n;let i=t.group.querySelector("rect"),o=Number(i.getAttribute("x"))+Number(i.getAttribute("width"))-Number(r.getAttribute("x"))-5;Yn(n)*6.7>o?(r.setAttribute("textLength",o),r.setAttribute("lengthAdjust","spacingAndGlyphs")):r.removeAttribute("textLength")}function Yn(t){let e=0;for(let n of t)e+=/\p{M}/u.test(n)?0:n>"⹿"?1.67:1;return e}function _o(t,e,n){let{group:r}=e.edge;if(!r)return;r.classList.toggle("went",n!==null);let i=r.querySelector(".chip text");if(!i||!r.classList.contains("contribution")){n?Ru(t,e,n):r.querySelector("g.made text")?.replaceChildren();return}e.drawn??=i.textContent;let o=n||e.drawn;i.textContent!==o&&(i.textContent=o,$u(t,e,Yn(o)*bo+11))}function $u(t,e,n){let{group:r}=e.edge,[i,o]=[r.querySelector(".chip rect"),r.querySelector(".chip text")],s=So(e),{height:a}=s,c=n>s.width,l=c?lt(r.querySelector("path.stroke-edge"),yo):[],u=c?$n(l,Mo(t,e),{width:n,height:a},s):s;e.area=u&&c?Eo(u,n,a):void 0,r.querySelector(".chip").classList.toggle("nowhere",!u);let{x:f,y:d}=u??s;for(let[m,b]of Object.entries({x:f-n/2,y:d-a/2,width:n}))i.setAttribute(m,String(b));o.setAttribute("x",f),o.setAttribute("y",d+4)}function So(t){if(t.home===void 0&&t.edge.group){let e=t.edge.group.querySelector(".chip rect"),[n,r,i,o]=["x","y","width","height"].map(s=>Number(e?.getAttribute(s)));t.home=e&&{x:n+i/2,y:r+o/2,width:i,height:o,area:{x:n,y:r,width:i,height:o}}}return t.home}function Eo({x:t,y:e},n,r){return{x:t-n/2,y:e-r/2,width:n,height:r}}function Mo(t,e){let n=t.player.edges.filter(r=>r!==e);return[...t.cards,...n.flatMap(r=>[So(r)?.area,r.area]).filter(Boolean)]}function Ru(t,e,n){let r=e.edge.group.querySelector("path.stroke-edge"),i=e.edge.group.querySelector("g.made text")??Pu(e.edge.group,r),o={width:Yn(n)*bo,height:Iu};if(i.textContent=n,o.width<=e.area?.width)return;let s=$n(lt(r,yo),Mo(t,e),o);e.area=s&&Eo(s,o.width,o.height),i.classList.toggle("nowhere",!s),i.setAttribute("x",s?.x??0),i.setAttribute("y",(s?.y??0)+4)}function Pu(t,e){let n=e.cloneNode();n.setAttribute("class","sent stroke-backward");let r=V("g",{},"made"),i=r.appendChild(V("text",{"text-anchor":"middle"},"fill-backward mono size-11"));return t.append(n,r),i}function Ao({player:{places:t},cards:e},{marks:n}){return Object.entries(n).map(([r,i])=>({...i,begin:t[i.begin],end:i.end===null?null:t[i.end],drawn:qu(e[r])}))}function qu({group:t,width:e}){let n=t?.querySelector("rect");if(!n)return null;let r=t.querySelector(".keep");if(!r){let[i,o]=[Number(n.getAttribute("x"))+e-20,Number(n.getAttribute("y"))-5];r=t.appendChild(V("path",{d:`M${i} ${o}h9v12l-4.5 -3.5l-4.5 3.5z`}))}return r.setAttribute("class","keep fill-forward"),r}var Wn=1300,Hu=[.5,1,2,4];function Co(t){let e=w("div","player"),n=e.appendChild(w("div","row")),r=(l,u)=>{let f=w("button",l);return f.type="button",ne[l]&&f.append(ft(ne[l])),f.addEventListener("click",u),f},i={box:e,steps:[],at:0,active:!1,timer:0,speed:1,signature:"",first:r("first",()=>H(t,0)),back:r("back",()=>H(t,i.at-1)),play:r("play",()=>i.timer?Re(t):Un(t)),on:r("on",()=>H(t,i.active?i.at+1:1)),last:r("last",()=>H(t,i.steps.length)),slider:w("input"),parts:w("div","parts"),speedBox:w("select"),leave:r("leave",()=>Pe(t)),kept:w("div","kept"),says:w("div","says"),byTurn:r("by-turn",()=>Vu(t)),into:r("into",()=>Xu(t)),unrolled:new Set};Object.assign(i.slider,{type:"range",min:0,step:1}),i.slider.addEventListener("input",()=>H(t,Number(i.slider.value))),i.slider.addEventListener("keydown",l=>l.stopPropagation());for(let l of Hu)i.speedBox.append(new Option(`${l}×`,String(l),l===1,l===1));i.speedBox.addEventListener("change",()=>{i.speed=Number(i.speedBox.value),i.timer&&Un(t)});let o=w("div","slide");o.append(i.slider,i.parts);let s=w("div","keys");s.append(i.first,i.back,i.play,i.on,i.last),n.append(s,o,i.speedBox,i.kept,i.leave);let a=e.appendChild(w("div","told")),c=w("div","ways");return c.append(i.byTurn,i.into),a.append(i.says,c),i}function Kn(t,e){let{player:n}=t,{steps:r,places:i}=eo(e.timeline.steps,n,t.cards);n.places=i;let o=n.active?n.steps[n.at-1]:void 0,s=JSON.stringify(r.map(a=>[a.kind,a.card,a.edge,a.number]));if(n.steps=r,n.slider.max=r.length,n.box.hidden=!r.length,n.box.classList.toggle("keeps",r.some(a=>a.kept)),ao(t,e),Object.assign(n,ko(t),{marks:Ao(t,e.timeline)}),oo(t),n.active&&s!==n.signature){let a=o?r.findIndex(l=>l.says===o.says&&l.number===o.number)+1:0,c=n.goal?ro(t,r,n.goal):0;o&&!a&&!c?Pe(t):n.at=c||a}n.goal=null,n.signature=s,Jn(t)}function H(t,e){let{player:n}=t;if(!n.steps.length||jn(t,()=>H(t,e)))return;n.timer&&e>=n.steps.length&&Re(t);let r=n.active?n.at:0;n.active=!0,n.at=Math.max(0,Math.min(n.steps.length,e)),G(t,-1);let i=n.steps[n.at-1],o=t.cards[i?.edge!==void 0?t.edges[i.edge].tail:i?.card];o?.group&&Bu(t,o),Jn(t),n.at===r+1?so(t,i,Wn/n.speed):At(t)}function Bu(t,{x:e,y:n,width:r,height:i}){let{width:o,height:s}=t.room,[a,c]=[t.x+e*t.scale,t.y+n*t.scale];a>=8&&c>=8&&a+r*t.scale<=o-8&&c+i*t.scale<=s-8||(t.fitted=!1,ct(t,t.scale,o/2-(e+r/2)*t.scale,s/2-(n+i/2)*t.scale))}function Un(t){let{player:e}=t;if(jn(t,()=>Un(t)))return;clearTimeout(e.timer),(!e.active||e.at>=e.steps.length)&&H(t,0);let n=()=>{e.timer=setTimeout(n,Wn/e.speed),H(t,e.at+1),e.at>=e.steps.length&&Re(t)};e.timer=setTimeout(n,e.at?0:Wn/2/e.speed),$e(t)}function Re(t){clearTimeout(t.player.timer),t.player.timer=0,$e(t)}function Pe(t){Re(t),t.player.active=!1,At(t),Jn(t)}function Jn(t){let{player:e}=t,n=e.active?e.at:1/0,r=e.active?e.passes.findLastIndex(o=>o&&o.begin<=n):-1,i=e.passes[r];t.canvas.classList.toggle("stepping",e.active),t.list.hidden=e.active;for(let o of e.cards){let s=e.active?co(t,o.number,n):"";o.value&&s!==o.forward&&Gn(o.card,o.value,s),o.forward=s;let a=e.active?uo(t,o,i,n):"";o.adjoint&&a!==o.backward&&Gn(o.card,o.adjoint,a),o.backward=a}for(let o of e.edges){let s=e.active?fo(o,i,n):null;s!==o.reads&&_o(t,o,s),o.reads=s}for(let{begin:o,end:s,drawn:a}of e.marks)a?.classList.toggle("gone",e.active&&(n<o||s!==null&&n>=s));Du(t,e.active?e.steps[e.at-1]:void 0),Fu(t),$e(t),Pn(t),A("known")}function Du(t,e){for(let r of t.player.lit??[])r.classList.remove("now");let n=e&&(e.edge!==void 0?t.edges[e.edge]:t.cards[e.card])?.group;t.player.lit=n?[n]:[],n?.classList.add("now")}function Fu({player:t}){if(!t.active){t.told&&A("step",null),t.told=!1;return}let e={},n;for(let i of t.steps.slice(0,t.at)){if(i.number!==void 0&&i.number!==n)for(let o in e)delete e[o].adjoint;n=i.number??n;for(let[o,s,a]of i.notes??[])e[o]={...s==="value"?{}:e[o],[s]:a}}let r=t.steps[t.at-1]?.span;t.told=!0,A("step",{spans:r?[re(r)]:[],notes:e})}function Vu(t){let{player:e}=t,n=e.steps[e.at-1],r=t.cards[n?.card]?.id;if(r===void 0)return;let i=e.unrolled.has(r),o=e.places.findLastIndex(s=>s<e.at);e.unrolled[i?"delete":"add"](r),e.goal={original:o},e.signature="",Kn(t,t.data),H(t,e.at)}function Xu(t){let{player:e}=t,n=e.steps[e.at-1],r=t.cards[n?.card];if(!r?.folds)return;let i=e.places.findLastIndex(o=>o<e.at);e.goal={node:n.first,number:n.number,original:i},dt(t,r.folds,()=>H(t,e.at))}var ju=500,Gu={ran:!0,adjoint:!0};function Oo(t,e){cancelIdleCallback(t.listing);let n=()=>t.list.replaceChildren(...e.map(r=>w("li","",Qn(t,r,!0))));t.listing=requestIdleCallback(n,{timeout:ju})}function Qn(t,e,n=!1){let{words:r}=t.data,i=[`${e.title} ${e.beside}`];if(e.turn&&i.push(e.turn),e.value!==void 0){let{ran:o,adjoint:s}=n?Gu:ie(t,t.cards.indexOf(e));i.push(`${r.value} ${o?e.valueShort:r["not-yet"]}`),i.push(`${r.adjoint} ${s?e.adjointShort:r["not-yet"]}`)}return e.folds&&i.push(r.unfold),i.join(". ")}function mt(t,e){return e==null?-1:t.data?.cardOf[e]??-1}function Lo(t,e){let n=e!==t.selected;t.selected=e;let r=mt(t,e);zo(t,r>=0?r:n?-1:t.cursor??-1),n&&r>=0&&Mt(t,t.cards[r]),qe(t,"page")}function qe(t,e,n=!1){let{data:r,selected:i}=t,o=t.cards[mt(t,i)],s=i===r.selected?r.selectedSpan:o?.span;A("selected",{spans:s?[re(s)]:[]});let a={node:i,ticket:r.ticket,title:o?.title??"",by:e,open:n,known:c=>lo(t,c)};A("node",a)}function zo(t,e){e!==t.cursor&&Y(t,-1),t.cursor=e;let n=t.cards[e];t.cards.forEach((r,i)=>{r.group?.classList.toggle("selected",i===e||n?.node!==void 0&&r.node===n.node&&r.node!==null)});for(let r of t.edges)r.group?.classList.toggle("near",r.tail===e||r.head===e);t.said.textContent=n?Qn(t,n):""}function oe(t,e,n=!0){let r=t.cards[e];if(zo(t,e),r?.folds)return n?dt(t,r.folds):void 0;let i=r?.node??null;r&&i===null||(t.selected=i,qe(t,"hand",n))}var Yu={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};function Wu(t,e,[n,r]){let i=[...e.in.map(c=>t.edges[c].tail),...e.out.map(c=>t.edges[c].head)],s=No(e,i.map(c=>t.cards[c]),n,r)??No(e,t.cards,n,r);if(s||!n)return s;let a=t.edges[n>0?e.out[0]:e.in[0]];return t.cards[n>0?a?.head:a?.tail]}function No(t,e,n,r){let i=s=>{let[a,c]=[s.x+(s.width-t.width)/2-t.x,s.y+(s.height-t.height)/2-t.y],[l,u]=[a*n+c*r,Math.abs(a*r+c*n)];return s.group&&l>4&&u<=l?l+2*u:1/0},[o]=e.filter(s=>i(s)<1/0).sort((s,a)=>i(s)-i(a));return o}var To={first:t=>Ct(t,0),last:t=>Ct(t,Ku(t)),close:t=>oe(t,-1),in:t=>qt(t,1.25),out:t=>qt(t,.8),fit:t=>q(t,!0),edge:wo,search:t=>t.controls.search.focus(),back:t=>H(t,t.player.at-1),on:t=>H(t,t.player.active?t.player.at+1:1)};function Io(t,e){let n=ze("picture",e)??"";if(!(e.altKey||e.metaKey||e.ctrlKey&&!["in","out","fit"].includes(n))){if(n==="cards"&&t.cards.length)Uu(t,Yu[e.key]);else if(n==="open"&&t.cursor>=0)oe(t,t.cursor,"keys");else if(n in To)To[n](t);else return;e.preventDefault(),e.stopPropagation()}}function Uu(t,e){let n=t.cards[t.cursor],r=n?Wu(t,n,e):t.cards[0];r&&Ct(t,t.cards.indexOf(r))}function Ct(t,e){t.cards[e]&&(oe(t,e,!1),Mt(t,t.cards[e]))}function Ku(t){return t.cards.findLastIndex(e=>e.node!==null&&e.node!==void 0)}var Ju="M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z";function $o(t){let e=w("span","found"),n=w("input");n.type="search",n.addEventListener("input",()=>He(t)),n.addEventListener("keydown",o=>{o.key==="Enter"?Po(t):o.key==="Escape"&&(n.value="",He(t),t.view.focus()),o.stopPropagation()});let r=(o,s)=>{let a=w("button","",o);return a.type="button",a.addEventListener("click",s),a},i={search:n,found:e,in:r("+",()=>qt(t,1.25)),out:r("−",()=>qt(t,.8)),fit:r("⤢",()=>q(t,!0)),lecture:r("",()=>Ie(t)),legend:r("?",()=>{t.legend.hidden=!t.legend.hidden,i.legend.setAttribute("aria-expanded",String(!t.legend.hidden))})};i.lecture.append(ft(Ju));for(let o of[i.in,i.out])o.className="by-step";return t.bar.append(n,e,i.in,i.out,i.fit,i.lecture,i.legend),i}function Ro(t,e){t.worded=JSON.stringify(e);let{controls:n}=t,r=(o,s)=>{o.setAttribute("aria-label",s),o.title=s};io(t,e),r(n.in,e["zoom-in"]),r(n.out,e["zoom-out"]),r(n.fit,e.fit),r(n.lecture,e.lecture),r(n.legend,e.legend),r(n.search,e.search),n.search.placeholder=e["search-short"],n.legend.setAttribute("aria-expanded",String(!t.legend.hidden)),t.view.setAttribute("aria-label",e.picture),t.list.setAttribute("aria-label",e.nodes),t.empty.textContent=e.empty;let i=(o,s,a)=>{let c=w("div");return c.append(w("span",`sign ${o}`,s),w("span","",a)),c};t.legend.replaceChildren(i("forward","▸",e["legend-value"]),i("backward","◂",e["legend-adjoint"]),i("line","",e["legend-edge"]),i("back","",e["legend-contribution"]),i("dashed","",e["legend-view"]),i("double","",e["legend-in-place"]),i("bookmark","",e["legend-kept"]),i("cutting","",e["legend-cut"]),i("grey","",e["legend-pruned"]))}function He(t){let e=t.controls.search.value.trim().toLowerCase(),n=0;for(let r of t.cards){let i=e!==""&&`${r.title} ${r.beside} ${r.formula??""} ${r.turn??""} ${r.holds??""}`.toLowerCase().includes(e);r.group?.classList.toggle("match",i),i&&(n+=1)}t.canvas.classList.toggle("searching",e!==""),t.controls.found.textContent=e&&t.data?t.data.words.matches.replace("{count}",n):""}function Po(t){let e=[...t.cards.keys()].filter(o=>t.cards[o].group?.classList.contains("match")),n=e.find(o=>o>t.cursor)??e[0];if(n===void 0)return;let{folds:r,id:i}=t.cards[n];if(!r)return Ct(t,n);t.data.chosen&&(vr(t,r)?dt(t,r,()=>Po(t)):t.send({find:t.controls.search.value.trim(),within:i}))}var qo=`.graph.lecture {
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
`;var Ho=`.chooser {
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
`;var Bo=[0,1,2,3,5],Do=700,tf="M2 3h7v2H2zM11 3h3v2h-3zM9 2h2v4H9zM2 11h3v2H2zM7 11h7v2H7zM5 10h2v4H5zM2 7h8v2H2zM12 7h2v2h-2zM10 6h2v4h-2z";function Fo(t){let e=t.view.appendChild(w("div","chooser")),n=e.appendChild(w("select","passes")),r=e.appendChild(w("button","views")),i=e.appendChild(w("div","panel"));r.type="button",r.setAttribute("aria-haspopup","dialog"),i.setAttribute("role","dialog");let o={box:e,passes:n,button:r,panel:i,worded:"",shown:""};Be(t,o,!1),r.addEventListener("click",()=>Be(t,o,i.hidden));for(let s of["pointerenter","focus"])n.addEventListener(s,()=>Ft(t,()=>Ze(t))),r.addEventListener(s,()=>Ft(t,()=>[...qr(t),...ef(t)]));n.addEventListener("change",()=>wt(t,{...t.data.chosen,pass:Number(n.value)}));for(let s of["click","dblclick","keydown","pointerdown","wheel"])e.addEventListener(s,a=>a.stopPropagation());return e.addEventListener("keydown",s=>{s.key!=="Escape"||i.hidden||(Be(t,o,!1),r.focus())}),t.view.addEventListener("pointerdown",()=>Be(t,o,!1)),o}function Be(t,{button:e,panel:n},r){n.hidden=!r,e.setAttribute("aria-expanded",String(r)),r&&(Zn(t),n.querySelector("input:checked")?.focus())}function ef({data:{chosen:t},selected:e}){return e===null?[]:Bo.map(n=>({...t,steps:n}))}function Zn(t){let{menu:e,data:n,selected:r}=t;if(e.box.hidden=!n.chosen,!n.chosen)return;let i=JSON.stringify([n.menu,n.words.view]);i!==e.worded&&(e.worded=i,e.panel.setAttribute("aria-label",n.words.view),e.panel.replaceChildren(...of(t),...sf(t)));let o=JSON.stringify([i,n.chosen,r===null,t.room.width<Do]);o!==e.shown&&nf(t),e.shown=o}function nf(t){let{menu:e,selected:n}=t,{words:r,chosen:i}=t.data,o=[i.layout&&r[Vo(i.layout)],i.view==="torch"&&r["nodes-short"],i.folding==="line"&&r["folding-short"],i.steps&&n!==null&&r["around-some"].replace("{count}",i.steps)].filter(Boolean);e.button.replaceChildren(ft(tf),w("span","",o.join(" · ")||r.view)),e.button.setAttribute("aria-label",[r.view,...o].join(", "));for(let s of e.panel.querySelectorAll('input[type="radio"]'))s.checked=s.value===String(i[s.name]);e.panel.querySelector(".around").disabled=n===null,rf(t)}function rf({menu:t,room:e,data:{words:n,chosen:r,menu:i}}){t.passes.hidden=i.passes.length<2,t.passes.setAttribute("aria-label",n.pass);let o=e.width<Do,s=JSON.stringify([i.passes,n["pass-number"],o]);if(s!==t.named){t.named=s;let c=(l,u)=>(o?n["backward-brief"]:l===null?n["pass-number"]:n["pass-line"]).replace("{number}",u+1).replace("{line}",l);t.passes.replaceChildren(...i.passes.map((l,u)=>new Option(c(l,u),u)))}let a=String(r.pass??"");t.passes.value!==a&&(t.passes.value=a)}function Vo(t){return{"":"layout-auto",LR:"layout-across",TB:"layout-down",rows:"layout-rows"}[t]}function of(t){let{words:e}=t.data;return[De(t,"layout",e.layout,Qe.map(n=>[n,e[Vo(n)]])),De(t,"view",e["nodes-of"],[["maths",e["nodes-maths"]],["torch",e["nodes-torch"]]],e["nodes-help"]),De(t,"folding",e.folding,[["scope",e["folding-scope"]],["line",e["folding-line"]]]),De(t,"steps",e.around,Bo.map(n=>[n,n?e["around-some"].replace("{count}",n):e["around-all"]]),e["around-help"],"around")]}function De(t,e,n,r,i="",o=""){let s=w("fieldset",o);s.append(w("legend","",n)),s.title=i;for(let[a,c]of r){let l=s.appendChild(w("label")),u=l.appendChild(w("input"));Object.assign(u,{type:"radio",name:e,value:a}),u.addEventListener("change",()=>wt(t,{...t.data.chosen,[e]:a})),l.append(c)}return s}function sf(t){let{words:e,menu:n}=t.data;if(!n.loops.length)return[];let r=w("fieldset","turns");r.append(w("legend","",e.loop));let i=r.appendChild(w("select"));i.setAttribute("aria-label",e.loop),i.append(...n.loops.map(({header:l},u)=>new Option(l,u)));let o=r.appendChild(w("label")),s=o.appendChild(w("span")),a=o.appendChild(w("input"));Object.assign(a,{type:"number",min:0,step:1});let c=()=>{a.max=n.loops[i.value].last,s.textContent=e["go-to-turn"].replace("{last}",a.max)};return i.addEventListener("change",c),a.addEventListener("change",()=>a.value!==""&&af(t,Number(i.value),Number(a.value))),c(),[r]}function af(t,e,n){let{firsts:r}=t.data.menu.loops[e],[,i]=r?.find(([s])=>s>=n)??r?.at(-1)??[],o=i===void 0?-1:mt(t,i);t.cards[o]?.node===i&&i!==void 0?Ct(t,o):t.send({loop:e,turn:n})}var Xo=`.minimap {
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
`;var jo={width:168,height:96};function Ht(t,e){cancelAnimationFrame(t.waiting?.[e.name]),t.waiting={...t.waiting,[e.name]:requestAnimationFrame(()=>t.svg&&e(t))}}function Fe(t){t.minimap||(t.minimap=lf(t));let{minimap:e,cards:n,width:r,height:i}=t;e.scale=Math.min(jo.width/r,jo.height/i);let[o,s]=[Math.max(24,r*e.scale),Math.max(16,i*e.scale)],a=window.devicePixelRatio||1;Object.assign(e.paper,{width:o*a,height:s*a}),Object.assign(e.box.style,{width:`${o}px`,height:`${s}px`}),e.box.title=t.data.words.minimap??"";let c=e.paper.getContext("2d"),l=getComputedStyle(t.box);c.scale(e.scale*a,e.scale*a);let[u,f]=["--muted","--card-line"].map(d=>l.getPropertyValue(d));for(let d of n)c.fillStyle=d.folds?u:f,c.fillRect(d.x,d.y,d.width,d.height);tr(t)}function tr(t){let{minimap:e,room:n,scale:r,x:i,y:o,width:s,height:a}=t;if(!e)return;let c=i<-1||o<-1||i+s*r>n.width+1||o+a*r>n.height+1;if(e.box.hidden=!c,e.box.hidden)return;let l=(b,S,E)=>{let g=Math.min(Math.max(0,-b/r),E);return[g*e.scale,(Math.min(E,(S-b)/r)-g)*e.scale]},[u,f]=l(i,n.width,s),[d,m]=l(o,n.height,a);Object.assign(e.frame.style,{left:`${u}px`,top:`${d}px`,width:`${Math.max(4,f)}px`,height:`${Math.max(4,m)}px`})}function er({covered:t},e){e.style.setProperty("--drawer-covers",`${t.right}px`)}function lf(t){let e=t.view.appendChild(w("div","minimap"));er(t,e);let n=e.appendChild(w("canvas")),r=e.appendChild(w("div","window"));e.setAttribute("aria-hidden","true");let i={box:e,paper:n,frame:r,scale:1},o=s=>{let a=e.getBoundingClientRect(),{scale:c,room:l}=t;t.fitted=!1,ct(t,c,l.width/2-(s.clientX-a.left)/i.scale*c,l.height/2-(s.clientY-a.top)/i.scale*c)};return e.addEventListener("pointerdown",s=>{s.stopPropagation(),e.setPointerCapture(s.pointerId),o(s)}),e.addEventListener("pointermove",s=>{s.stopPropagation(),s.buttons&&o(s)}),e.addEventListener("pointerup",s=>s.stopPropagation()),e.addEventListener("dblclick",s=>s.stopPropagation()),i}var uf=.02,ff=4,Go=4;function Yo(t){let{view:e}=t,n=Et;t.zoom=Wi().scaleExtent([uf,ff]).extent(()=>[[0,0],[t.room.width,t.room.height]]).clickDistance(Go).filter(r=>r.type==="wheel"?df(t,r):!r.button).wheelDelta(r=>-r.deltaY*(r.deltaMode?30:1)/350).on("start",({transform:r})=>{n=r}).on("zoom",({transform:r,sourceEvent:i})=>{i&&(t.fitted=!1,!e.classList.contains("dragging")&&Math.hypot(r.x-n.x,r.y-n.y)>Go&&(e.classList.add("dragging"),G(t,-1),Y(t,-1))),hf(t,r)}).on("end",()=>e.classList.remove("dragging")),z(e).call(t.zoom).on("dblclick.zoom",null)}function df(t,e){return e.ctrlKey||t.root.activeElement===t.view||document.activeElement===t.view}function hf(t,{k:e,x:n,y:r}){Object.assign(t,{scale:e,x:n,y:r}),t.canvas.style.transform=`translate(${n}px, ${r}px) scale(${e})`,t.view.style.backgroundPosition=`${n}px ${r}px`,Ht(t,tr),ce(t)}function Wo(t,e,n){let r=t.svg?pf(t):void 0;At(t),G(t,-1),Y(t,-1);let{drawing:i,cards:o,edges:s}=n,a=i.svg===t.svg&&i.svg!==null;if(Object.assign(t,{sheet:n,svg:i.svg,cards:o,edges:s,width:i.width,height:i.height}),t.empty.hidden=!!t.svg,Oo(t,o),!t.svg){t.minimap&&(t.minimap.box.hidden=!0);return}if(He(t),a)return;Ht(t,Fe);let c=r&&Uo(t,r.id);if(e.turning&&r!==void 0)return ct(t,t.scale,t.x,t.y);if(t.fitted||!c)return q(t);ct(t,t.scale,r.left-c.x*t.scale,r.top-c.y*t.scale),r.seen||Mt(t,c)}function pf(t){let e=t.toggled??t.cards[mt(t,t.selected)]?.id;t.toggled=null;let n=e&&Uo(t,e);if(!n)return null;let[r,i]=[t.x+n.x*t.scale,t.y+n.y*t.scale],o=(a,c,l)=>a<l&&a+c*t.scale>0,s=o(r,n.width,t.room.width)&&o(i,n.height,t.room.height);return{id:e,left:r,top:i,seen:s}}function Uo(t,e){let n=t.cards.find(i=>i.id===e);if(n)return n;let r=t.data.frames.findIndex(i=>i.id===e);return r<0?null:t.cards.find(i=>i.frame===r)??null}var Ko=`.player {
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
  --track:
    linear-gradient(
      to right,
      transparent calc(8px + (100% - 16px) * var(--done)),
      var(--veil) calc(8px + (100% - 16px) * var(--done))
    ),
    var(--parts);
}
.slide input::-webkit-slider-runnable-track {
  height: 8px;
  border-radius: 4px;
  background: var(--track);
}
.slide input::-moz-range-track {
  height: 8px;
  border-radius: 4px;
  background: var(--track);
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
.nowhere {
  display: none;
}
`;function Jo(t){let{view:e}=t;e.addEventListener("pointermove",n=>n.buttons||wf(t,n)),e.addEventListener("pointerleave",()=>{G(t,-1),Y(t,-1)}),e.addEventListener("click",n=>xf(t,nr(n))),e.addEventListener("keydown",n=>Io(t,n)),e.addEventListener("dblclick",n=>nr(n).card===void 0&&q(t,!0))}function nr(t){let e=t.target.closest?.("g[data-card], g[data-edge], g[data-frame]");return{card:e?.dataset.card,edge:e?.dataset.edge,frame:e?.dataset.frame}}function wf(t,e){let{card:n,edge:r}=nr(e);Y(t,r===void 0?-1:Number(r));let i=n===void 0?-1:Number(n);i!==t.hovered&&(G(t,i),i>=0&&mo(t,i))}function xf(t,{card:e,frame:n}){t.view.focus({preventScroll:!0}),t.tip.hidden=!0,e!==void 0?oe(t,Number(e)):n!==void 0&&dt(t,n)}var Qo=`.graph {
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
    height: clamp(380px, 100vh - var(--around-graph, 156px), 1200px);
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
/* Over it: a cursor of the view's own would be handed down to all that is in it, thousands of elements at every drag. */
.view.dragging::after {
  content: "";
  position: absolute;
  inset: 0;
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
.edge.pruned > path:not(.bars),
.edge.pruned > polygon {
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
.bar button,
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
.bar button svg,
.player button svg {
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
    width: 4.3rem;
    padding: 0 5px;
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
@media (prefers-reduced-motion: reduce) {
  * {
    transition: none !important;
  }
}
`;var Cm=sr([mr,pr,ar,wr,Qo,Ho,Xo,Ko,qo],rr(t=>{let e=vf(t);return{update(n,{setTriggerValue:r}){e.send=i=>r("acted",{...i,at:e.selected}),xr(e,n),bf(e,n),hr(n.remember)},stop:e.stop}}));function vf(t){let e=t.appendChild(w("div","graph themed")),n=e.appendChild(w("div","view")),r=n.appendChild(w("div","canvas")),i=n.appendChild(w("div","empty")),o=n.appendChild(w("div","drawing")),s=e.appendChild(w("div","bar")),a=e.appendChild(w("div","legend")),c=e.appendChild(w("div","tip")),l=e.appendChild(w("ol","unseen")),u=e.appendChild(w("div","unseen"));n.tabIndex=0,n.setAttribute("role","application"),u.setAttribute("aria-live","polite"),c.setAttribute("aria-hidden","true"),c.hidden=a.hidden=o.hidden=!0,o.setAttribute("role","status");let f={root:t,box:e,view:n,canvas:r,empty:i,drawing:o,bar:s,legend:a,tip:c,list:l,said:u,data:null,svg:null,sheet:null,attached:null,sheets:new Map,away:[],cards:[],edges:[],frames:[],selected:null,told:void 0,scale:1,x:0,y:0,width:0,height:0,fitted:!0,toggled:null,way:null,cursor:-1,hovered:-1,edgeHovered:-1,staying:0,room:{width:0,height:0},covered:{right:0,bottom:0},turn:0,numbers:null,moving:null,pictures:new Map,asked:new Map,awaited:null,answers:new Map,send:S=>{}};f.show=({svg:S,cards:E,edges:g,frames:T,cardOf:L,timeline:B,shown:$,root:R,wrong:W,ticket:ut,chosen:Ot,notes:Nt})=>{let Ve={svg:S,cards:E,edges:g,frames:T,cardOf:L,timeline:B,shown:$,root:R,wrong:W,ticket:ut,chosen:Ot};ut!==f.data.ticket&&A("notes",ut===f.notesOf?null:Nt??null),Zo(f,{...f.data,...Ve})},f.controls=$o(f),f.player=Co(f),f.menu=Fo(f),n.after(f.player.box),Yo(f),Jo(f);let d=new ResizeObserver(()=>{f.room={width:n.clientWidth,height:n.clientHeight},document.documentElement.style.setProperty("--drawer-height",`${n.clientHeight+1}px`),f.fitted&&q(f),ce(f),Hn(f),ee(f)});d.observe(n);let m=yf(f),b=Qi(f);return A("asks-drawer"),f.stop=()=>{d.disconnect(),clearTimeout(f.asking),clearTimeout(f.patience),clearTimeout(f.resting),clearTimeout(f.pointing),cancelIdleCallback(f.preparing),cancelIdleCallback(f.listing),le(f),m(),b(),Pe(f),delete document.documentElement.dataset.turning,pt(null),e.remove()},f}function yf(t){return se({who:()=>t.data&&qe(t,"page"),told:({node:e,chosen:n})=>{t.told=e,n===t.unheard&&(t.unheard=null)},way:e=>{t.way=e,Fn(t)},drawer:({right:e,bottom:n})=>{let r=n?t.view.getBoundingClientRect().bottom-innerHeight+n:0,i=t.covered;t.covered={right:e,bottom:Math.max(0,r)};for(let s of[t.bar,t.legend,t.minimap?.box])s&&er(t,s);if(t.box.classList.toggle("beside",e>0),i.right===e&&i.bottom===t.covered.bottom)return;let o=t.cards[mt(t,t.selected)];t.fitted&&q(t),o&&Mt(t,o)},picture:e=>Rr(t,e),noted:({ticket:e})=>{t.notesOf=e},holds:e=>{e.picture=Xn(t)},numbers:e=>xo(t,e),closed:()=>t.view.focus({preventScroll:!0}),"edge-answer":e=>{e.ticket===t.data?.ticket&&(t.answers.set(e.edge,e.says),t.edgeHovered>=0&&Vn(t,t.edges[t.edgeHovered]))}})}function bf(t,e){let{ticket:n,chosen:r,selected:i,room:o,turning:s,turn:a,height:c,words:l,svg:u}=e,f=JSON.stringify([n,r,i,o,s,a,c,l]);if(f===t.message&&u===t.sent)return kf(t);Object.assign(t,{message:f,sent:u});let{unheard:d}=t;t.notesOf??=e.ticket,clearTimeout(t.awaited?.timer),t.awaited=null,We(t,!1),t.box.style.setProperty("--height",`${e.height}px`),je(t.box),Zo(t,e),go(t),d&&wt(t,d)}function kf(t){je(t.box),Ht(t,Fe)}function Zo(t,e){let n=e.ticket!==t.data?.ticket,r=t.data;t.data=e,n&&t.answers.clear(),ee(t),t.worded!==JSON.stringify(e.words)&&Ro(t,e.words);let i=Or(t,e);i!==t.sheet&&Wo(t,e,i),n&&(t.way=null),Fn(t),Kn(t,e);let s=!r||e.selected!==r.selected&&e.selected!==t.told?e.selected:t.selected;Lo(t,s!==null&&s<e.nodes?s:null),e.chosen&&(t.empty.textContent=e.words[e.chosen.view==="torch"?"empty-torch":"empty"]),Zn(t),t.svg!==t.attached&&Mr(t),$r(t),Dt(t)}export{Cm as default};
