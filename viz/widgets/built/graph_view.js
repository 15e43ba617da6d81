function M(t,e){window.dispatchEvent(new CustomEvent(`cotangent:${t}`,{detail:e}))}function Tt(t){let e=Object.entries(t).map(([n,r])=>{let i=o=>r(o.detail);return window.addEventListener(`cotangent:${n}`,i),()=>window.removeEventListener(`cotangent:${n}`,i)});return()=>{for(let n of e)n()}}var is=1e3;function rr(t){return e=>{let n=t(e),r,i="",o=[],s,a=()=>{!r||!o.length||(o=[],n.update(r.data,r))},c=Tt({early(l){if(!r||r.data.early!==l.data.early)return;l.taken=!0,i=JSON.stringify(r.data);let u=JSON.stringify(l.data);o.at(-1)!==u&&o.push(u),clearTimeout(s),s=setTimeout(a,is),n.update(l.data,r)}});return{update(l,u){if(r=u,o.length){let f=JSON.stringify(l),d=o.lastIndexOf(f);if(d<0&&f===i||(o=d<0?[]:o.slice(d+1),i=f,o.length))return}n.update(l,u)},stop(){clearTimeout(s),c(),n.stop()}}}}var os="http://www.w3.org/2000/svg";function w(t,e="",n=""){let r=document.createElement(t);return e&&(r.className=e),n!==""&&(r.textContent=String(n)),r}function V(t,e={},n=""){let r=document.createElementNS(os,t);for(let[i,o]of Object.entries(e))r.setAttribute(i,String(o));return n&&r.setAttribute("class",n),r}function ft(t){let e=V("svg",{viewBox:"0 0 16 16","aria-hidden":"true"});return e.append(V("path",{d:t})),e}function or(t){let{setStateValue:e,setTriggerValue:n}=t;return{...t,setStateValue:(...r)=>ir(()=>e(...r)),setTriggerValue:(...r)=>ir(()=>n(...r))}}function ir(t){let e=window.setTimeout,n=(r,i=0,...o)=>i>0||typeof r!="function"?e(r,i,...o):(queueMicrotask(()=>r(...o)),0);window.setTimeout=n;try{return t()}finally{window.setTimeout=e}}function sr(t,e){let n=t.map(i=>{let o=new CSSStyleSheet;return o.replaceSync(i),o}),r=new WeakMap;return i=>{let o=i.parentElement,s=r.get(o);s||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...n],s=e(o),r.set(o,s));let a=s;return a.update(i.data,or(i)),()=>{a.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(c=>!n.includes(c)),r.delete(o)}}}var ar=`/* Texts and strokes of a picture that viz/picture/svg.py wrote. Sizes and fonts are those of viz/picture/measure.py. */
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
`;function cr(t){try{return localStorage.getItem(t)}catch{return}}function lr(t,e){try{return e===null?localStorage.removeItem(t):localStorage.setItem(t,e),!0}catch{return!1}}var dr="cotangent.recent",as=30,cs=6e4,ls=6e5;var us=.5,ur=String(Math.random()),fr="";function fs(){let t=cr(dr);if(t===void 0)return null;try{let e=JSON.parse(t??"[]");return Array.isArray(e)?e.filter(hs):[]}catch{return[]}}function ds(t){lr(dr,t.length?JSON.stringify(t):null)}function hr(t){let e=JSON.stringify(t??null);if(!t||e===fr)return;fr=e;let n=fs();n&&ds(ps(n,t,{id:`${Date.now()}-${ur}`,sitting:ur,at:Date.now()}))}function hs(t){return t&&["id","page","link","title","text","sitting"].every(n=>typeof t[n]=="string")&&Number.isFinite(t.at)}function ps(t,e,{id:n,sitting:r,at:i}){if(e.link.length>cs)return t;let o=t.find(u=>u.page===e.page&&u.text===e.text),[s]=t,a=s&&s.page===e.page&&s.sitting===r&&!s.name&&ws(s.text,e.text),c=o??(a?s:void 0),l={...e,id:c?.id??n,sitting:r,at:i,...c?.name?{name:c.name}:{}};return ms([l,...t.filter(u=>u!==c)])}function ms(t){let e=0;return t.slice(0,as).filter(n=>(e+=n.link.length+n.text.length,e<=ls))}function ws(t,e){let[n,r]=[t,e].map(a=>a.replace(/^\s*(import|from)\b.*$/gm,"").trim()),i=Math.min(n.length,r.length),o=0;for(;o<i&&n[o]===r[o];)o+=1;let s=0;for(;s<i-o&&n[n.length-1-s]===r[r.length-1-s];)s+=1;return o+s>=us*i&&i>0}var pr=`.fill-text { fill: var(--text); } .stroke-text { stroke: var(--text); }
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
`;function vs(t){let e=document.createElement("i");e.style.background="var(--st-background-color)",t.append(e);let n=getComputedStyle(e).backgroundColor;return e.remove(),ys(n)}function ys(t){let[e=255,n=255,r=255]=(t.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*n+.1*r<128}function je(t){let e=vs(t);return t.classList.toggle("dark",e),e}var wr=`/* For screen readers only: \`display: none\` would hide it from them, too. */
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
`;var ks=24e6,_s=5e3,Ss=700;function Bt(t){return String(t).split("-")[0]}function et(t,e,n=t.selected){let{opened:r,view:i,folding:o,layout:s,steps:a,pass:c}=e;return JSON.stringify([[...r].sort(),i,o,s,a,c,a?n:null])}function xr(t,e){let n=JSON.stringify([Bt(e.ticket),e.room,e.words.picture]);n!==t.about&&(t.pictures.clear(),t.asked.clear(),t.sheets.clear()),t.about=n,e.chosen&&Ge(t,e.chosen,e,e.selected)}function Ge(t,e,n,r){let i=et(t,e,r);t.pictures.delete(i),t.pictures.set(i,{...n,chosen:e});let o=0;for(let s of[...t.pictures.keys()].reverse())o+=t.pictures.get(s).svg.length,o>ks&&s!==i&&t.pictures.delete(s)}function Lt(t,e){let{chosen:n,frames:r}=t.data,i=r.some(u=>u.id===e),[o,s]=i?[e,`-${e}`]:[`-${e}`,e],a=n.opened.filter(u=>u!==o&&u!==s),c=[[...a,s],a].map(u=>({...n,opened:u.sort()})),l=u=>u?.frames.some(f=>f.id===e)!==i;return c.find(u=>t.pictures.has(et(t,u))&&l(gr(t,u)))??c[0]}function gr(t,e){return t.pictures.get(et(t,e))}function Ye({asked:t},e){return performance.now()-(t.get(e)??-1/0)<_s}function vr(t,e){return gr(t,Lt(t,e))!==void 0}function wt(t,e,n=()=>{}){if(!t.data.chosen)return;clearTimeout(t.awaited?.timer),Object.assign(t,{awaited:null,unheard:null});let r=et(t,e);t.pictures.has(r)?(t.show(t.pictures.get(r)),t.unheard=e,M("chosen",{chosen:e,node:t.selected,ticket:t.data.ticket}),n()):(t.awaited={name:r,chosen:e,then:n,timer:0},Ye(t,r)?t.awaited.timer=setTimeout(()=>t.send({chosen:e}),Ss):t.send({chosen:e})),We(t,!t.pictures.has(r))}function We({box:t,drawing:e,data:n},r){t.setAttribute("aria-busy",String(r)),e.textContent=r?n.words.drawing:"",e.hidden=!r}function yr(t){let{awaited:e}=t;e&&t.pictures.has(e.name)&&wt(t,e.chosen,e.then)}function dt(t,e,n=()=>{}){t.data.chosen&&(t.toggled=e,wt(t,Lt(t,e),n))}var Es=600,As=60,br=0;if(typeof window<"u"){let t=e=>()=>{br=performance.now()+e};Tt({asked:t(Es),early:t(As)})}function kr(t){let e=0,n=0,r=()=>{let o=br-performance.now();o<=0?t():n=window.setTimeout(i,o)},i=()=>{e=requestIdleCallback(r)};return i(),()=>{cancelIdleCallback(e),clearTimeout(n)}}function Mr({into:t,width:e,height:n},r,i){let o=new Map(r.map(a=>[a.group,{..._r([a]),takes:1}]));for(let a of i)o.set(a.group,{..._r([r[a.tail],r[a.head]]),takes:.5});let s={x:0,y:0,width:e,height:n,takes:0};return[...t.children].map((a,c)=>({group:a,order:c,isHere:!0,...o.get(a)??s}))}function _r(t){let[e,n]=[Math.min(...t.map(i=>i.x)),Math.min(...t.map(i=>i.y))],r=Math.max(...t.map(i=>i.x+i.width));return{x:e,y:n,width:r-e,height:Math.max(...t.map(i=>i.y+i.height))-n}}function Cr(t){let{svg:e,canvas:n,sheet:r}=t;if(le(t),t.attached=e,!e)return n.replaceChildren();let{things:i,drawing:o}=r,s=t.cards.length<=40&&!t.room.width;for(let a of i)a.isHere=s;for(let a of ae(Ue(t),40))a.isHere=!0;o.into.replaceChildren(...i.filter(a=>a.isHere).map(a=>a.group)),n.replaceChildren(e),Ke(t)}function ce(t){t.svg&&t.attached===t.svg&&Ke(t)}function le(t){cancelAnimationFrame(t.fillsNow),cancelIdleCallback(t.fillsLater),Object.assign(t,{fillsNow:0,fillsLater:0})}function Ke(t){le(t),Ue(t).length?t.fillsNow=requestAnimationFrame(e):(Sr(t).length||Er(t).length)&&(t.fillsLater=requestIdleCallback(e,{timeout:120}));function e(){let[n,r]=[Ue(t),Sr(t)];if(n.length)Ar(t,ae(n,40));else if(r.length)Ar(t,ae(r,24));else for(let i of ae(Er(t),24))Ms(i);Ke(t)}}function Sr(t){let e=t.cards.length<=40;return t.sheet.things.filter(n=>!n.isHere&&(e||Je(n,t,Or(t,.5))))}function Er(t){if(t.cards.length<=40)return[];let e=Or(t,1);return t.sheet.things.filter(n=>n.isHere&&n.takes&&!Je(n,t,e))}function Or({room:t},e){return Math.max(60,e*Math.max(t.width,t.height))}function Ue({sheet:t,room:e,scale:n,x:r,y:i}){let o=a=>a.takes&&Math.hypot(r+(a.x+a.width/2)*n-e.width/2,i+(a.y+a.height/2)*n-e.height/2);return t.things.filter(a=>!a.isHere&&Je(a,{room:e,scale:n,x:r,y:i})).sort((a,c)=>o(a)-o(c))}function Je(t,{room:e,scale:n,x:r,y:i},o=60){let[s,a]=[r+t.x*n,i+t.y*n];return s<e.width+o&&a<e.height+o&&s+t.width*n>-o&&a+t.height*n>-o}function ae(t,e){let n=0;return t.filter(r=>{let i=n<e;return i&&(n+=r.takes),i})}function Ar({sheet:{things:t,drawing:e}},n){for(let r of n){let i=t.slice(r.order+1).find(o=>o.isHere);e.into.insertBefore(r.group,i?.group??null),r.isHere=!0}}function Ms(t){t.group.remove(),t.isHere=!1}var Nr=6e6,Cs=40,Os=/(?=<g id="[^"]*" class="(?:cluster|edge|node)\b)/;function Tr(t,e){let{sheets:n}=t,r=n.get(e.cards)??zr(t,e);for(;!Lr(r);)$r(r);return n.delete(e.cards),n.set(e.cards,r),Ns(t),r}function Ft(t){t.endPreparing();let e=[...t.pictures.values()].find(r=>!Lr(t.sheets.get(r.cards))),n=[...t.sheets.values()].reduce((r,i)=>r+i.drawing.text.length,0);!e||n+e.svg.length>Nr||(t.endPreparing=kr(()=>{let r=t.sheets.get(e.cards)??zr(t,e);t.sheets.set(e.cards,r),$r(r),Ft(t)}))}function Lr(t){return t?.edges!==void 0}function Ns({sheets:t,sheet:e}){let n=0;for(let[r,i]of[...t].reverse())n+=i.drawing.text.length,n>Nr&&i!==e&&t.delete(r)}function zr({sheets:t,sheet:e},n){let r=[e,...t.values()].find(i=>i?.drawing.text===n.svg)?.drawing;return{data:n,drawing:r??Ts(n.svg)}}function Ts(t){let[e,...n]=t.split(Os),r=Ir(e);return{text:t,svg:r,waiting:n,into:r?.querySelector("g")??r,groups:new Map,width:0,height:0}}function Ir(t){let e=w("div");return e.innerHTML=t,e.querySelector("svg")}function $r(t){let{drawing:e}=t;if(e.waiting.length)return e.into.append(...Ir(`<svg>${e.waiting.splice(0,Cs).join("")}`)?.childNodes??[]);e.svg&&!e.width&&Ls(e),Object.assign(t,zs(e,t.data))}function Ls(t){let[,,e,n]=t.svg.getAttribute("viewBox").split(/[ ,]+/).map(Number);Object.assign(t,{width:e,height:n}),Object.assign(t.svg.style,{width:`${e}px`,height:`${n}px`}),t.svg.setAttribute("aria-hidden","true");for(let r of t.into.children)r.id&&t.groups.set(r.id,r)}function zs(t,e){let{svg:n,groups:r}=t;if(!n)return{cards:[],edges:[],things:[]};let i=e.cards.map((s,a)=>{let c=r.get(s.id),l=c?.querySelector("rect"),[u,f,d,m]=["x","y","width","height"].map(b=>Number(l?.getAttribute(b)??0));return c&&(c.dataset.card=a),{...s,group:c,in:[],out:[],x:u,y:f,width:d,height:m}}),o=e.edges.map((s,a)=>(i[s.tail].out.push(a),i[s.head].in.push(a),{...s,group:r.get(s.id)}));for(let s of e.frames)for(let a of[r.get(`f${s.id}`),r.get(`tf${s.id}`)])a&&(a.dataset.frame=s.id);return Is(o),{cards:i,edges:o,things:t.things??=Mr(t,i,o)}}function Is(t){t.forEach((e,n)=>{let r=e.group?.querySelector("path.stroke-edge");if(r&&(e.group.dataset.edge=n,e.group.classList.toggle("blocked",!!e.blocked),!e.group.querySelector(".hit"))){let i=r.cloneNode();i.setAttribute("class","hit"),e.group.prepend(i)}})}var $s=900,Rs=80,Rr=24,Ps=4,qs=6e4,Qe=["","LR","TB","rows"];function Pr(t){clearTimeout(t.resting),!(!t.data.chosen||t.data.turning)&&(t.resting=setTimeout(()=>requestIdleCallback(()=>Dr(t,Ds(t))),$s))}function Vt(t,e){clearTimeout(t.pointing),t.data.chosen&&(t.pointing=setTimeout(()=>Dr(t,e()),Rs))}function qr(t,{ticket:e,room:n,node:r,chosen:i,found:o}){let{data:s}=t;if(!s?.chosen||t.moving||Bt(e)!==Bt(s.ticket)||s.room&&String(n)!==String(s.room))return;let a=`${Bt(e)}-${o.shown??""}`;t.pictures.has(et(t,i,r))||Ge(t,i,{...o,ticket:a},r),o.details&&M("details",{ticket:a,details:o.details}),yr(t),Ft(t)}function Dr(t,e){let{data:n,pictures:r}=t,i=e.filter(o=>!r.has(et(t,o))&&!Ye(t,et(t,o))).slice(0,Rr);if(!(!i.length||n.room&&!t.seen)){for(let o of i)t.asked.set(et(t,o),performance.now());M("wish",{ticket:n.ticket,room:n.room,node:t.selected,chosen:i})}}function Ds(t){let{data:e}=t;return[...[...e.cards.filter(r=>r.folds).map(r=>r.folds),...e.frames.map(({id:r})=>r)].slice(0,Rr-8).map(r=>Lt(t,r)),...e.svg.length<qs?Ze(t):[]]}function Ze({data:t}){let e=t.menu.passes.length,n=[t.chosen.pass-1,t.chosen.pass+1,0,e-1].filter(r=>r>=0&&r<e);return[...new Set(n)].slice(0,Ps).map(r=>({...t.chosen,pass:r}))}function Hr({data:{chosen:t}}){return[...Qe.map(e=>({...t,layout:e})),...["line","scope"].map(e=>({...t,folding:e})),...["torch","maths"].map(e=>({...t,view:e}))].filter(e=>JSON.stringify(e)!==JSON.stringify(t))}var tn="http://www.w3.org/1999/xhtml",Br={svg:"http://www.w3.org/2000/svg",xhtml:tn,xlink:"http://www.w3.org/1999/xlink",xml:"http://www.w3.org/XML/1998/namespace",xmlns:"http://www.w3.org/2000/xmlns/"};function Xt(t){var e=t+="",n=e.indexOf(":");return n>=0&&(e=t.slice(0,n))!=="xmlns"&&(t=t.slice(n+1)),Br.hasOwnProperty(e)?{space:Br[e],local:t}:t}function Hs(t){return function(){var e=this.ownerDocument,n=this.namespaceURI;return n===tn&&e.documentElement.namespaceURI===tn?e.createElement(t):e.createElementNS(n,t)}}function Bs(t){return function(){return this.ownerDocument.createElementNS(t.space,t.local)}}function Fr(t){var e=Xt(t);return(e.local?Bs:Hs)(e)}function Fs(){}function fe(t){return t==null?Fs:function(){return this.querySelector(t)}}function Vs(t){typeof t!="function"&&(t=fe(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=new Array(s),c,l,u=0;u<s;++u)(c=o[u])&&(l=t.call(c,c.__data__,u,o))&&("__data__"in c&&(l.__data__=c.__data__),a[u]=l);return new P(r,this._parents)}function Xs(t){return t==null?[]:Array.isArray(t)?t:Array.from(t)}function js(){return[]}function nn(t){return t==null?js:function(){return this.querySelectorAll(t)}}function Gs(t){return function(){return Xs(t.apply(this,arguments))}}function Ys(t){typeof t=="function"?t=Gs(t):t=nn(t);for(var e=this._groups,n=e.length,r=[],i=[],o=0;o<n;++o)for(var s=e[o],a=s.length,c,l=0;l<a;++l)(c=s[l])&&(r.push(t.call(c,c.__data__,l,s)),i.push(c));return new P(r,i)}function rn(t){return function(){return this.matches(t)}}function Vr(t){return function(e){return e.matches(t)}}var Ws=Array.prototype.find;function Us(t){return function(){return Ws.call(this.children,t)}}function Ks(){return this.firstElementChild}function Js(t){return this.select(t==null?Ks:Us(typeof t=="function"?t:Vr(t)))}var Qs=Array.prototype.filter;function Zs(){return Array.from(this.children)}function ta(t){return function(){return Qs.call(this.children,t)}}function ea(t){return this.selectAll(t==null?Zs:ta(typeof t=="function"?t:Vr(t)))}function na(t){typeof t!="function"&&(t=rn(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,l=0;l<s;++l)(c=o[l])&&t.call(c,c.__data__,l,o)&&a.push(c);return new P(r,this._parents)}function Xr(t){return new Array(t.length)}function ra(){return new P(this._enter||this._groups.map(Xr),this._parents)}function ue(t,e){this.ownerDocument=t.ownerDocument,this.namespaceURI=t.namespaceURI,this._next=null,this._parent=t,this.__data__=e}ue.prototype={constructor:ue,appendChild:function(t){return this._parent.insertBefore(t,this._next)},insertBefore:function(t,e){return this._parent.insertBefore(t,e)},querySelector:function(t){return this._parent.querySelector(t)},querySelectorAll:function(t){return this._parent.querySelectorAll(t)}};function ia(t){return function(){return t}}function oa(t,e,n,r,i,o){for(var s=0,a,c=e.length,l=o.length;s<l;++s)(a=e[s])?(a.__data__=o[s],r[s]=a):n[s]=new ue(t,o[s]);for(;s<c;++s)(a=e[s])&&(i[s]=a)}function sa(t,e,n,r,i,o,s){var a,c,l=new Map,u=e.length,f=o.length,d=new Array(u),m;for(a=0;a<u;++a)(c=e[a])&&(d[a]=m=s.call(c,c.__data__,a,e)+"",l.has(m)?i[a]=c:l.set(m,c));for(a=0;a<f;++a)m=s.call(t,o[a],a,o)+"",(c=l.get(m))?(r[a]=c,c.__data__=o[a],l.delete(m)):n[a]=new ue(t,o[a]);for(a=0;a<u;++a)(c=e[a])&&l.get(d[a])===c&&(i[a]=c)}function aa(t){return t.__data__}function ca(t,e){if(!arguments.length)return Array.from(this,aa);var n=e?sa:oa,r=this._parents,i=this._groups;typeof t!="function"&&(t=ia(t));for(var o=i.length,s=new Array(o),a=new Array(o),c=new Array(o),l=0;l<o;++l){var u=r[l],f=i[l],d=f.length,m=la(t.call(u,u&&u.__data__,l,r)),b=m.length,S=a[l]=new Array(b),E=s[l]=new Array(b),g=c[l]=new Array(d);n(u,f,S,E,g,m,e);for(var T=0,L=0,H,$;T<b;++T)if(H=S[T]){for(T>=L&&(L=T+1);!($=E[L])&&++L<b;);H._next=$||null}}return s=new P(s,r),s._enter=a,s._exit=c,s}function la(t){return typeof t=="object"&&"length"in t?t:Array.from(t)}function ua(){return new P(this._exit||this._groups.map(Xr),this._parents)}function fa(t,e,n){var r=this.enter(),i=this,o=this.exit();return typeof t=="function"?(r=t(r),r&&(r=r.selection())):r=r.append(t+""),e!=null&&(i=e(i),i&&(i=i.selection())),n==null?o.remove():n(o),r&&i?r.merge(i).order():i}function da(t){for(var e=t.selection?t.selection():t,n=this._groups,r=e._groups,i=n.length,o=r.length,s=Math.min(i,o),a=new Array(i),c=0;c<s;++c)for(var l=n[c],u=r[c],f=l.length,d=a[c]=new Array(f),m,b=0;b<f;++b)(m=l[b]||u[b])&&(d[b]=m);for(;c<i;++c)a[c]=n[c];return new P(a,this._parents)}function ha(){for(var t=this._groups,e=-1,n=t.length;++e<n;)for(var r=t[e],i=r.length-1,o=r[i],s;--i>=0;)(s=r[i])&&(o&&s.compareDocumentPosition(o)^4&&o.parentNode.insertBefore(s,o),o=s);return this}function pa(t){t||(t=ma);function e(f,d){return f&&d?t(f.__data__,d.__data__):!f-!d}for(var n=this._groups,r=n.length,i=new Array(r),o=0;o<r;++o){for(var s=n[o],a=s.length,c=i[o]=new Array(a),l,u=0;u<a;++u)(l=s[u])&&(c[u]=l);c.sort(e)}return new P(i,this._parents).order()}function ma(t,e){return t<e?-1:t>e?1:t>=e?0:NaN}function wa(){var t=arguments[0];return arguments[0]=this,t.apply(null,arguments),this}function xa(){return Array.from(this)}function ga(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length;i<o;++i){var s=r[i];if(s)return s}return null}function va(){let t=0;for(let e of this)++t;return t}function ya(){return!this.node()}function ba(t){for(var e=this._groups,n=0,r=e.length;n<r;++n)for(var i=e[n],o=0,s=i.length,a;o<s;++o)(a=i[o])&&t.call(a,a.__data__,o,i);return this}function ka(t){return function(){this.removeAttribute(t)}}function _a(t){return function(){this.removeAttributeNS(t.space,t.local)}}function Sa(t,e){return function(){this.setAttribute(t,e)}}function Ea(t,e){return function(){this.setAttributeNS(t.space,t.local,e)}}function Aa(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttribute(t):this.setAttribute(t,n)}}function Ma(t,e){return function(){var n=e.apply(this,arguments);n==null?this.removeAttributeNS(t.space,t.local):this.setAttributeNS(t.space,t.local,n)}}function Ca(t,e){var n=Xt(t);if(arguments.length<2){var r=this.node();return n.local?r.getAttributeNS(n.space,n.local):r.getAttribute(n)}return this.each((e==null?n.local?_a:ka:typeof e=="function"?n.local?Ma:Aa:n.local?Ea:Sa)(n,e))}function jr(t){return t.ownerDocument&&t.ownerDocument.defaultView||t.document&&t||t.defaultView}function Oa(t){return function(){this.style.removeProperty(t)}}function Na(t,e,n){return function(){this.style.setProperty(t,e,n)}}function Ta(t,e,n){return function(){var r=e.apply(this,arguments);r==null?this.style.removeProperty(t):this.style.setProperty(t,r,n)}}function La(t,e,n){return arguments.length>1?this.each((e==null?Oa:typeof e=="function"?Ta:Na)(t,e,n??"")):xt(this.node(),t)}function xt(t,e){return t.style.getPropertyValue(e)||jr(t).getComputedStyle(t,null).getPropertyValue(e)}function za(t){return function(){delete this[t]}}function Ia(t,e){return function(){this[t]=e}}function $a(t,e){return function(){var n=e.apply(this,arguments);n==null?delete this[t]:this[t]=n}}function Ra(t,e){return arguments.length>1?this.each((e==null?za:typeof e=="function"?$a:Ia)(t,e)):this.node()[t]}function Gr(t){return t.trim().split(/^|\s+/)}function on(t){return t.classList||new Yr(t)}function Yr(t){this._node=t,this._names=Gr(t.getAttribute("class")||"")}Yr.prototype={add:function(t){var e=this._names.indexOf(t);e<0&&(this._names.push(t),this._node.setAttribute("class",this._names.join(" ")))},remove:function(t){var e=this._names.indexOf(t);e>=0&&(this._names.splice(e,1),this._node.setAttribute("class",this._names.join(" ")))},contains:function(t){return this._names.indexOf(t)>=0}};function Wr(t,e){for(var n=on(t),r=-1,i=e.length;++r<i;)n.add(e[r])}function Ur(t,e){for(var n=on(t),r=-1,i=e.length;++r<i;)n.remove(e[r])}function Pa(t){return function(){Wr(this,t)}}function qa(t){return function(){Ur(this,t)}}function Da(t,e){return function(){(e.apply(this,arguments)?Wr:Ur)(this,t)}}function Ha(t,e){var n=Gr(t+"");if(arguments.length<2){for(var r=on(this.node()),i=-1,o=n.length;++i<o;)if(!r.contains(n[i]))return!1;return!0}return this.each((typeof e=="function"?Da:e?Pa:qa)(n,e))}function Ba(){this.textContent=""}function Fa(t){return function(){this.textContent=t}}function Va(t){return function(){var e=t.apply(this,arguments);this.textContent=e??""}}function Xa(t){return arguments.length?this.each(t==null?Ba:(typeof t=="function"?Va:Fa)(t)):this.node().textContent}function ja(){this.innerHTML=""}function Ga(t){return function(){this.innerHTML=t}}function Ya(t){return function(){var e=t.apply(this,arguments);this.innerHTML=e??""}}function Wa(t){return arguments.length?this.each(t==null?ja:(typeof t=="function"?Ya:Ga)(t)):this.node().innerHTML}function Ua(){this.nextSibling&&this.parentNode.appendChild(this)}function Ka(){return this.each(Ua)}function Ja(){this.previousSibling&&this.parentNode.insertBefore(this,this.parentNode.firstChild)}function Qa(){return this.each(Ja)}function Za(t){var e=typeof t=="function"?t:Fr(t);return this.select(function(){return this.appendChild(e.apply(this,arguments))})}function tc(){return null}function ec(t,e){var n=typeof t=="function"?t:Fr(t),r=e==null?tc:typeof e=="function"?e:fe(e);return this.select(function(){return this.insertBefore(n.apply(this,arguments),r.apply(this,arguments)||null)})}function nc(){var t=this.parentNode;t&&t.removeChild(this)}function rc(){return this.each(nc)}function ic(){var t=this.cloneNode(!1),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function oc(){var t=this.cloneNode(!0),e=this.parentNode;return e?e.insertBefore(t,this.nextSibling):t}function sc(t){return this.select(t?oc:ic)}function ac(t){return arguments.length?this.property("__data__",t):this.node().__data__}function cc(t){return function(e){t.call(this,e,this.__data__)}}function lc(t){return t.trim().split(/^|\s+/).map(function(e){var n="",r=e.indexOf(".");return r>=0&&(n=e.slice(r+1),e=e.slice(0,r)),{type:e,name:n}})}function uc(t){return function(){var e=this.__on;if(e){for(var n=0,r=-1,i=e.length,o;n<i;++n)o=e[n],(!t.type||o.type===t.type)&&o.name===t.name?this.removeEventListener(o.type,o.listener,o.options):e[++r]=o;++r?e.length=r:delete this.__on}}}function fc(t,e,n){return function(){var r=this.__on,i,o=cc(e);if(r){for(var s=0,a=r.length;s<a;++s)if((i=r[s]).type===t.type&&i.name===t.name){this.removeEventListener(i.type,i.listener,i.options),this.addEventListener(i.type,i.listener=o,i.options=n),i.value=e;return}}this.addEventListener(t.type,o,n),i={type:t.type,name:t.name,value:e,listener:o,options:n},r?r.push(i):this.__on=[i]}}function dc(t,e,n){var r=lc(t+""),i,o=r.length,s;if(arguments.length<2){var a=this.node().__on;if(a){for(var c=0,l=a.length,u;c<l;++c)for(i=0,u=a[c];i<o;++i)if((s=r[i]).type===u.type&&s.name===u.name)return u.value}return}for(a=e?fc:uc,i=0;i<o;++i)this.each(a(r[i],e,n));return this}function Kr(t,e,n){var r=jr(t),i=r.CustomEvent;typeof i=="function"?i=new i(e,n):(i=r.document.createEvent("Event"),n?(i.initEvent(e,n.bubbles,n.cancelable),i.detail=n.detail):i.initEvent(e,!1,!1)),t.dispatchEvent(i)}function hc(t,e){return function(){return Kr(this,t,e)}}function pc(t,e){return function(){return Kr(this,t,e.apply(this,arguments))}}function mc(t,e){return this.each((typeof e=="function"?pc:hc)(t,e))}function*wc(){for(var t=this._groups,e=0,n=t.length;e<n;++e)for(var r=t[e],i=0,o=r.length,s;i<o;++i)(s=r[i])&&(yield s)}var Jr=[null];function P(t,e){this._groups=t,this._parents=e}function gt(){return new P([[document.documentElement]],Jr)}function xc(){return this}P.prototype=gt.prototype={constructor:P,select:Vs,selectAll:Ys,selectChild:Js,selectChildren:ea,filter:na,data:ca,enter:ra,exit:ua,join:fa,merge:da,selection:xc,order:ha,sort:pa,call:wa,nodes:xa,node:ga,size:va,empty:ya,each:ba,attr:Ca,style:La,property:Ra,classed:Ha,text:Xa,html:Wa,raise:Ka,lower:Qa,append:Za,insert:ec,remove:rc,clone:sc,datum:ac,on:dc,dispatch:mc,[Symbol.iterator]:wc};function z(t){return typeof t=="string"?new P([[document.querySelector(t)]],[document.documentElement]):new P([[t]],Jr)}var gc=0;function vc(){return new en}function en(){this._="@"+(++gc).toString(36)}en.prototype=vc.prototype={constructor:en,get:function(t){for(var e=this._;!(e in t);)if(!(t=t.parentNode))return;return t[e]},set:function(t,e){return t[this._]=e},remove:function(t){return this._ in t&&delete t[this._]},toString:function(){return this._}};function yc(t){let e;for(;e=t.sourceEvent;)t=e;return t}function nt(t,e){if(t=yc(t),e===void 0&&(e=t.currentTarget),e){var n=e.ownerSVGElement||e;if(n.createSVGPoint){var r=n.createSVGPoint();return r.x=t.clientX,r.y=t.clientY,r=r.matrixTransform(e.getScreenCTM().inverse()),[r.x,r.y]}if(e.getBoundingClientRect){var i=e.getBoundingClientRect();return[t.clientX-i.left-e.clientLeft,t.clientY-i.top-e.clientTop]}}return[t.pageX,t.pageY]}var bc={value:()=>{}};function jt(){for(var t=0,e=arguments.length,n={},r;t<e;++t){if(!(r=arguments[t]+"")||r in n||/[\s.]/.test(r))throw new Error("illegal type: "+r);n[r]=[]}return new de(n)}function de(t){this._=t}function kc(t,e){return t.trim().split(/^|\s+/).map(function(n){var r="",i=n.indexOf(".");if(i>=0&&(r=n.slice(i+1),n=n.slice(0,i)),n&&!e.hasOwnProperty(n))throw new Error("unknown type: "+n);return{type:n,name:r}})}de.prototype=jt.prototype={constructor:de,on:function(t,e){var n=this._,r=kc(t+"",n),i,o=-1,s=r.length;if(arguments.length<2){for(;++o<s;)if((i=(t=r[o]).type)&&(i=_c(n[i],t.name)))return i;return}if(e!=null&&typeof e!="function")throw new Error("invalid callback: "+e);for(;++o<s;)if(i=(t=r[o]).type)n[i]=Qr(n[i],t.name,e);else if(e==null)for(i in n)n[i]=Qr(n[i],t.name,null);return this},copy:function(){var t={},e=this._;for(var n in e)t[n]=e[n].slice();return new de(t)},call:function(t,e){if((i=arguments.length-2)>0)for(var n=new Array(i),r=0,i,o;r<i;++r)n[r]=arguments[r+2];if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(o=this._[t],r=0,i=o.length;r<i;++r)o[r].value.apply(e,n)},apply:function(t,e,n){if(!this._.hasOwnProperty(t))throw new Error("unknown type: "+t);for(var r=this._[t],i=0,o=r.length;i<o;++i)r[i].value.apply(e,n)}};function _c(t,e){for(var n=0,r=t.length,i;n<r;++n)if((i=t[n]).name===e)return i.value}function Qr(t,e,n){for(var r=0,i=t.length;r<i;++r)if(t[r].name===e){t[r]=bc,t=t.slice(0,r).concat(t.slice(r+1));break}return n!=null&&t.push({name:e,value:n}),t}var sn={capture:!0,passive:!1};function an(t){t.preventDefault(),t.stopImmediatePropagation()}function Zr(t){var e=t.document.documentElement,n=z(t).on("dragstart.drag",an,sn);"onselectstart"in e?n.on("selectstart.drag",an,sn):(e.__noselect=e.style.MozUserSelect,e.style.MozUserSelect="none")}function ti(t,e){var n=t.document.documentElement,r=z(t).on("dragstart.drag",null);e&&(r.on("click.drag",an,sn),setTimeout(function(){r.on("click.drag",null)},0)),"onselectstart"in n?r.on("selectstart.drag",null):(n.style.MozUserSelect=n.__noselect,delete n.__noselect)}function Sc(t,{sourceEvent:e,subject:n,target:r,identifier:i,active:o,x:s,y:a,dx:c,dy:l,dispatch:u}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},subject:{value:n,enumerable:!0,configurable:!0},target:{value:r,enumerable:!0,configurable:!0},identifier:{value:i,enumerable:!0,configurable:!0},active:{value:o,enumerable:!0,configurable:!0},x:{value:s,enumerable:!0,configurable:!0},y:{value:a,enumerable:!0,configurable:!0},dx:{value:c,enumerable:!0,configurable:!0},dy:{value:l,enumerable:!0,configurable:!0},_:{value:u}})}Sc.prototype.on=function(){var t=this._.on.apply(this._,arguments);return t===this._?this:t};function Rt(t,e,n){t.prototype=e.prototype=n,n.constructor=t}function Wt(t,e){var n=Object.create(t.prototype);for(var r in e)n[r]=e[r];return n}function ht(){}var kt=.7,$t=1/kt,zt="\\s*([+-]?\\d+)\\s*",Gt="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*",K="\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*",Ec=/^#([0-9a-f]{3,8})$/,Ac=new RegExp(`^rgb\\(${zt},${zt},${zt}\\)$`),Mc=new RegExp(`^rgb\\(${K},${K},${K}\\)$`),Cc=new RegExp(`^rgba\\(${zt},${zt},${zt},${Gt}\\)$`),Oc=new RegExp(`^rgba\\(${K},${K},${K},${Gt}\\)$`),Nc=new RegExp(`^hsl\\(${Gt},${K},${K}\\)$`),Tc=new RegExp(`^hsla\\(${Gt},${K},${K},${Gt}\\)$`),ei={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074};Rt(ht,_t,{copy(t){return Object.assign(new this.constructor,this,t)},displayable(){return this.rgb().displayable()},hex:ni,formatHex:ni,formatHex8:Lc,formatHsl:zc,formatRgb:ri,toString:ri});function ni(){return this.rgb().formatHex()}function Lc(){return this.rgb().formatHex8()}function zc(){return di(this).formatHsl()}function ri(){return this.rgb().formatRgb()}function _t(t){var e,n;return t=(t+"").trim().toLowerCase(),(e=Ec.exec(t))?(n=e[1].length,e=parseInt(e[1],16),n===6?ii(e):n===3?new O(e>>8&15|e>>4&240,e>>4&15|e&240,(e&15)<<4|e&15,1):n===8?he(e>>24&255,e>>16&255,e>>8&255,(e&255)/255):n===4?he(e>>12&15|e>>8&240,e>>8&15|e>>4&240,e>>4&15|e&240,((e&15)<<4|e&15)/255):null):(e=Ac.exec(t))?new O(e[1],e[2],e[3],1):(e=Mc.exec(t))?new O(e[1]*255/100,e[2]*255/100,e[3]*255/100,1):(e=Cc.exec(t))?he(e[1],e[2],e[3],e[4]):(e=Oc.exec(t))?he(e[1]*255/100,e[2]*255/100,e[3]*255/100,e[4]):(e=Nc.exec(t))?ai(e[1],e[2]/100,e[3]/100,1):(e=Tc.exec(t))?ai(e[1],e[2]/100,e[3]/100,e[4]):ei.hasOwnProperty(t)?ii(ei[t]):t==="transparent"?new O(NaN,NaN,NaN,0):null}function ii(t){return new O(t>>16&255,t>>8&255,t&255,1)}function he(t,e,n,r){return r<=0&&(t=e=n=NaN),new O(t,e,n,r)}function hn(t){return t instanceof ht||(t=_t(t)),t?(t=t.rgb(),new O(t.r,t.g,t.b,t.opacity)):new O}function Ut(t,e,n,r){return arguments.length===1?hn(t):new O(t,e,n,r??1)}function O(t,e,n,r){this.r=+t,this.g=+e,this.b=+n,this.opacity=+r}Rt(O,Ut,Wt(ht,{brighter(t){return t=t==null?$t:Math.pow($t,t),new O(this.r*t,this.g*t,this.b*t,this.opacity)},darker(t){return t=t==null?kt:Math.pow(kt,t),new O(this.r*t,this.g*t,this.b*t,this.opacity)},rgb(){return this},clamp(){return new O(yt(this.r),yt(this.g),yt(this.b),me(this.opacity))},displayable(){return-.5<=this.r&&this.r<255.5&&-.5<=this.g&&this.g<255.5&&-.5<=this.b&&this.b<255.5&&0<=this.opacity&&this.opacity<=1},hex:oi,formatHex:oi,formatHex8:Ic,formatRgb:si,toString:si}));function oi(){return`#${vt(this.r)}${vt(this.g)}${vt(this.b)}`}function Ic(){return`#${vt(this.r)}${vt(this.g)}${vt(this.b)}${vt((isNaN(this.opacity)?1:this.opacity)*255)}`}function si(){let t=me(this.opacity);return`${t===1?"rgb(":"rgba("}${yt(this.r)}, ${yt(this.g)}, ${yt(this.b)}${t===1?")":`, ${t})`}`}function me(t){return isNaN(t)?1:Math.max(0,Math.min(1,t))}function yt(t){return Math.max(0,Math.min(255,Math.round(t)||0))}function vt(t){return t=yt(t),(t<16?"0":"")+t.toString(16)}function ai(t,e,n,r){return r<=0?t=e=n=NaN:n<=0||n>=1?t=e=NaN:e<=0&&(t=NaN),new X(t,e,n,r)}function di(t){if(t instanceof X)return new X(t.h,t.s,t.l,t.opacity);if(t instanceof ht||(t=_t(t)),!t)return new X;if(t instanceof X)return t;t=t.rgb();var e=t.r/255,n=t.g/255,r=t.b/255,i=Math.min(e,n,r),o=Math.max(e,n,r),s=NaN,a=o-i,c=(o+i)/2;return a?(e===o?s=(n-r)/a+(n<r)*6:n===o?s=(r-e)/a+2:s=(e-n)/a+4,a/=c<.5?o+i:2-o-i,s*=60):a=c>0&&c<1?0:s,new X(s,a,c,t.opacity)}function xe(t,e,n,r){return arguments.length===1?di(t):new X(t,e,n,r??1)}function X(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}Rt(X,xe,Wt(ht,{brighter(t){return t=t==null?$t:Math.pow($t,t),new X(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?kt:Math.pow(kt,t),new X(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=this.h%360+(this.h<0)*360,e=isNaN(t)||isNaN(this.s)?0:this.s,n=this.l,r=n+(n<.5?n:1-n)*e,i=2*n-r;return new O(cn(t>=240?t-240:t+120,i,r),cn(t,i,r),cn(t<120?t+240:t-120,i,r),this.opacity)},clamp(){return new X(ci(this.h),pe(this.s),pe(this.l),me(this.opacity))},displayable(){return(0<=this.s&&this.s<=1||isNaN(this.s))&&0<=this.l&&this.l<=1&&0<=this.opacity&&this.opacity<=1},formatHsl(){let t=me(this.opacity);return`${t===1?"hsl(":"hsla("}${ci(this.h)}, ${pe(this.s)*100}%, ${pe(this.l)*100}%${t===1?")":`, ${t})`}`}}));function ci(t){return t=(t||0)%360,t<0?t+360:t}function pe(t){return Math.max(0,Math.min(1,t||0))}function cn(t,e,n){return(t<60?e+(n-e)*t/60:t<180?n:t<240?e+(n-e)*(240-t)/60:e)*255}var hi=Math.PI/180,pi=180/Math.PI,we=18,mi=.96422,wi=1,xi=.82521,gi=4/29,It=6/29,vi=3*It*It,$c=It*It*It;function yi(t){if(t instanceof J)return new J(t.l,t.a,t.b,t.opacity);if(t instanceof rt)return ki(t);t instanceof O||(t=hn(t));var e=dn(t.r),n=dn(t.g),r=dn(t.b),i=ln((.2225045*e+.7168786*n+.0606169*r)/wi),o,s;return e===n&&n===r?o=s=i:(o=ln((.4360747*e+.3850649*n+.1430804*r)/mi),s=ln((.0139322*e+.0971045*n+.7141733*r)/xi)),new J(116*i-16,500*(o-i),200*(i-s),t.opacity)}function bi(t,e,n,r){return arguments.length===1?yi(t):new J(t,e,n,r??1)}function J(t,e,n,r){this.l=+t,this.a=+e,this.b=+n,this.opacity=+r}Rt(J,bi,Wt(ht,{brighter(t){return new J(this.l+we*(t??1),this.a,this.b,this.opacity)},darker(t){return new J(this.l-we*(t??1),this.a,this.b,this.opacity)},rgb(){var t=(this.l+16)/116,e=isNaN(this.a)?t:t+this.a/500,n=isNaN(this.b)?t:t-this.b/200;return e=mi*un(e),t=wi*un(t),n=xi*un(n),new O(fn(3.1338561*e-1.6168667*t-.4906146*n),fn(-.9787684*e+1.9161415*t+.033454*n),fn(.0719453*e-.2289914*t+1.4052427*n),this.opacity)}}));function ln(t){return t>$c?Math.pow(t,1/3):t/vi+gi}function un(t){return t>It?t*t*t:vi*(t-gi)}function fn(t){return 255*(t<=.0031308?12.92*t:1.055*Math.pow(t,1/2.4)-.055)}function dn(t){return(t/=255)<=.04045?t/12.92:Math.pow((t+.055)/1.055,2.4)}function Rc(t){if(t instanceof rt)return new rt(t.h,t.c,t.l,t.opacity);if(t instanceof J||(t=yi(t)),t.a===0&&t.b===0)return new rt(NaN,0<t.l&&t.l<100?0:NaN,t.l,t.opacity);var e=Math.atan2(t.b,t.a)*pi;return new rt(e<0?e+360:e,Math.sqrt(t.a*t.a+t.b*t.b),t.l,t.opacity)}function ge(t,e,n,r){return arguments.length===1?Rc(t):new rt(t,e,n,r??1)}function rt(t,e,n,r){this.h=+t,this.c=+e,this.l=+n,this.opacity=+r}function ki(t){if(isNaN(t.h))return new J(t.l,0,0,t.opacity);var e=t.h*hi;return new J(t.l,Math.cos(e)*t.c,Math.sin(e)*t.c,t.opacity)}Rt(rt,ge,Wt(ht,{brighter(t){return new rt(this.h,this.c,this.l+we*(t??1),this.opacity)},darker(t){return new rt(this.h,this.c,this.l-we*(t??1),this.opacity)},rgb(){return ki(this).rgb()}}));var _i=-.14861,pn=1.78277,mn=-.29227,ve=-.90649,Yt=1.97294,li=Yt*ve,ui=Yt*pn,fi=pn*mn-ve*_i;function Pc(t){if(t instanceof bt)return new bt(t.h,t.s,t.l,t.opacity);t instanceof O||(t=hn(t));var e=t.r/255,n=t.g/255,r=t.b/255,i=(fi*r+li*e-ui*n)/(fi+li-ui),o=r-i,s=(Yt*(n-i)-mn*o)/ve,a=Math.sqrt(s*s+o*o)/(Yt*i*(1-i)),c=a?Math.atan2(s,o)*pi-120:NaN;return new bt(c<0?c+360:c,a,i,t.opacity)}function ye(t,e,n,r){return arguments.length===1?Pc(t):new bt(t,e,n,r??1)}function bt(t,e,n,r){this.h=+t,this.s=+e,this.l=+n,this.opacity=+r}Rt(bt,ye,Wt(ht,{brighter(t){return t=t==null?$t:Math.pow($t,t),new bt(this.h,this.s,this.l*t,this.opacity)},darker(t){return t=t==null?kt:Math.pow(kt,t),new bt(this.h,this.s,this.l*t,this.opacity)},rgb(){var t=isNaN(this.h)?0:(this.h+120)*hi,e=+this.l,n=isNaN(this.s)?0:this.s*e*(1-e),r=Math.cos(t),i=Math.sin(t);return new O(255*(e+n*(_i*r+pn*i)),255*(e+n*(mn*r+ve*i)),255*(e+n*(Yt*r)),this.opacity)}}));function Ai(t,e,n,r,i){var o=t*t,s=o*t;return((1-3*t+3*o-s)*e+(4-6*o+3*s)*n+(1+3*t+3*o-3*s)*r+s*i)/6}function qc(t){var e=t.length-1;return function(n){var r=n<=0?n=0:n>=1?(n=1,e-1):Math.floor(n*e),i=t[r],o=t[r+1],s=r>0?t[r-1]:2*i-o,a=r<e-1?t[r+2]:2*o-i;return Ai((n-r/e)*e,s,i,o,a)}}function Dc(t){var e=t.length;return function(n){var r=Math.floor(((n%=1)<0?++n:n)*e),i=t[(r+e-1)%e],o=t[r%e],s=t[(r+1)%e],a=t[(r+2)%e];return Ai((n-r/e)*e,i,o,s,a)}}var vn=t=>()=>t;function Mi(t,e){return function(n){return t+n*e}}function Hc(t,e,n){return t=Math.pow(t,n),e=Math.pow(e,n)-t,n=1/n,function(r){return Math.pow(t+r*e,n)}}function yn(t,e){var n=e-t;return n?Mi(t,n>180||n<-180?n-360*Math.round(n/360):n):vn(isNaN(t)?e:t)}function Bc(t){return(t=+t)==1?I:function(e,n){return n-e?Hc(e,n,t):vn(isNaN(e)?n:e)}}function I(t,e){var n=e-t;return n?Mi(t,n):vn(isNaN(t)?e:t)}var bn=(function t(e){var n=Bc(e);function r(i,o){var s=n((i=Ut(i)).r,(o=Ut(o)).r),a=n(i.g,o.g),c=n(i.b,o.b),l=I(i.opacity,o.opacity);return function(u){return i.r=s(u),i.g=a(u),i.b=c(u),i.opacity=l(u),i+""}}return r.gamma=t,r})(1);function Ci(t){return function(e){var n=e.length,r=new Array(n),i=new Array(n),o=new Array(n),s,a;for(s=0;s<n;++s)a=Ut(e[s]),r[s]=a.r||0,i[s]=a.g||0,o[s]=a.b||0;return r=t(r),i=t(i),o=t(o),a.opacity=1,function(c){return a.r=r(c),a.g=i(c),a.b=o(c),a+""}}}var ad=Ci(qc),cd=Ci(Dc);function it(t,e){return t=+t,e=+e,function(n){return t*(1-n)+e*n}}var xn=/[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g,wn=new RegExp(xn.source,"g");function Fc(t){return function(){return t}}function Vc(t){return function(e){return t(e)+""}}function Oi(t,e){var n=xn.lastIndex=wn.lastIndex=0,r,i,o,s=-1,a=[],c=[];for(t=t+"",e=e+"";(r=xn.exec(t))&&(i=wn.exec(e));)(o=i.index)>n&&(o=e.slice(n,o),a[s]?a[s]+=o:a[++s]=o),(r=r[0])===(i=i[0])?a[s]?a[s]+=i:a[++s]=i:(a[++s]=null,c.push({i:s,x:it(r,i)})),n=wn.lastIndex;return n<e.length&&(o=e.slice(n),a[s]?a[s]+=o:a[++s]=o),a.length<2?c[0]?Vc(c[0].x):Fc(e):(e=c.length,function(l){for(var u=0,f;u<e;++u)a[(f=c[u]).i]=f.x(l);return a.join("")})}var Si=180/Math.PI,gn={translateX:0,translateY:0,rotate:0,skewX:0,scaleX:1,scaleY:1};function Ni(t,e,n,r,i,o){var s,a,c;return(s=Math.sqrt(t*t+e*e))&&(t/=s,e/=s),(c=t*n+e*r)&&(n-=t*c,r-=e*c),(a=Math.sqrt(n*n+r*r))&&(n/=a,r/=a,c/=a),t*r<e*n&&(t=-t,e=-e,c=-c,s=-s),{translateX:i,translateY:o,rotate:Math.atan2(e,t)*Si,skewX:Math.atan(c)*Si,scaleX:s,scaleY:a}}var be;function Xc(t){let e=new(typeof DOMMatrix=="function"?DOMMatrix:WebKitCSSMatrix)(t+"");return e.isIdentity?gn:Ni(e.a,e.b,e.c,e.d,e.e,e.f)}function jc(t){return t==null||(be||(be=document.createElementNS("http://www.w3.org/2000/svg","g")),be.setAttribute("transform",t),!(t=be.transform.baseVal.consolidate()))?gn:(t=t.matrix,Ni(t.a,t.b,t.c,t.d,t.e,t.f))}function Ti(t,e,n,r){function i(l){return l.length?l.pop()+" ":""}function o(l,u,f,d,m,b){if(l!==f||u!==d){var S=m.push("translate(",null,e,null,n);b.push({i:S-4,x:it(l,f)},{i:S-2,x:it(u,d)})}else(f||d)&&m.push("translate("+f+e+d+n)}function s(l,u,f,d){l!==u?(l-u>180?u+=360:u-l>180&&(l+=360),d.push({i:f.push(i(f)+"rotate(",null,r)-2,x:it(l,u)})):u&&f.push(i(f)+"rotate("+u+r)}function a(l,u,f,d){l!==u?d.push({i:f.push(i(f)+"skewX(",null,r)-2,x:it(l,u)}):u&&f.push(i(f)+"skewX("+u+r)}function c(l,u,f,d,m,b){if(l!==f||u!==d){var S=m.push(i(m)+"scale(",null,",",null,")");b.push({i:S-4,x:it(l,f)},{i:S-2,x:it(u,d)})}else(f!==1||d!==1)&&m.push(i(m)+"scale("+f+","+d+")")}return function(l,u){var f=[],d=[];return l=t(l),u=t(u),o(l.translateX,l.translateY,u.translateX,u.translateY,f,d),s(l.rotate,u.rotate,f,d),a(l.skewX,u.skewX,f,d),c(l.scaleX,l.scaleY,u.scaleX,u.scaleY,f,d),l=u=null,function(m){for(var b=-1,S=d.length,E;++b<S;)f[(E=d[b]).i]=E.x(m);return f.join("")}}}var Li=Ti(Xc,"px, ","px)","deg)"),zi=Ti(jc,", ",")",")"),Gc=1e-12;function Ei(t){return((t=Math.exp(t))+1/t)/2}function Yc(t){return((t=Math.exp(t))-1/t)/2}function Wc(t){return((t=Math.exp(2*t))-1)/(t+1)}var Ii=(function t(e,n,r){function i(o,s){var a=o[0],c=o[1],l=o[2],u=s[0],f=s[1],d=s[2],m=u-a,b=f-c,S=m*m+b*b,E,g;if(S<Gc)g=Math.log(d/l)/e,E=function(W){return[a+W*m,c+W*b,l*Math.exp(e*W*g)]};else{var T=Math.sqrt(S),L=(d*d-l*l+r*S)/(2*l*n*T),H=(d*d-l*l-r*S)/(2*d*n*T),$=Math.log(Math.sqrt(L*L+1)-L),R=Math.log(Math.sqrt(H*H+1)-H);g=(R-$)/e,E=function(W){var ut=W*g,Ot=Ei($),Nt=l/(n*T)*(Ot*Wc(e*ut+$)-Yc($));return[a+Nt*m,c+Nt*b,l*Ot/Ei(e*ut+$)]}}return E.duration=Math.abs(g)*1e3*e/Math.SQRT2,E}return i.rho=function(o){var s=Math.max(.001,+o),a=s*s,c=a*a;return t(s,a,c)},i})(Math.SQRT2,2,4);function $i(t){return function(e,n){var r=t((e=xe(e)).h,(n=xe(n)).h),i=I(e.s,n.s),o=I(e.l,n.l),s=I(e.opacity,n.opacity);return function(a){return e.h=r(a),e.s=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var ld=$i(yn),ud=$i(I);function Ri(t){return function(e,n){var r=t((e=ge(e)).h,(n=ge(n)).h),i=I(e.c,n.c),o=I(e.l,n.l),s=I(e.opacity,n.opacity);return function(a){return e.h=r(a),e.c=i(a),e.l=o(a),e.opacity=s(a),e+""}}}var fd=Ri(yn),dd=Ri(I);function Pi(t){return(function e(n){n=+n;function r(i,o){var s=t((i=ye(i)).h,(o=ye(o)).h),a=I(i.s,o.s),c=I(i.l,o.l),l=I(i.opacity,o.opacity);return function(u){return i.h=s(u),i.s=a(u),i.l=c(Math.pow(u,n)),i.opacity=l(u),i+""}}return r.gamma=e,r})(1)}var hd=Pi(yn),pd=Pi(I);var Pt=0,Jt=0,Kt=0,Di=1e3,ke,Qt,_e=0,St=0,Ee=0,Zt=typeof performance=="object"&&performance.now?performance:Date,Hi=typeof window=="object"&&window.requestAnimationFrame?window.requestAnimationFrame.bind(window):function(t){setTimeout(t,17)};function Ae(){return St||(Hi(Uc),St=Zt.now()+Ee)}function Uc(){St=0}function Se(){this._call=this._time=this._next=null}Se.prototype=_n.prototype={constructor:Se,restart:function(t,e,n){if(typeof t!="function")throw new TypeError("callback is not a function");n=(n==null?Ae():+n)+(e==null?0:+e),!this._next&&Qt!==this&&(Qt?Qt._next=this:ke=this,Qt=this),this._call=t,this._time=n,kn()},stop:function(){this._call&&(this._call=null,this._time=1/0,kn())}};function _n(t,e,n){var r=new Se;return r.restart(t,e,n),r}function Kc(){Ae(),++Pt;for(var t=ke,e;t;)(e=St-t._time)>=0&&t._call.call(void 0,e),t=t._next;--Pt}function qi(){St=(_e=Zt.now())+Ee,Pt=Jt=0;try{Kc()}finally{Pt=0,Qc(),St=0}}function Jc(){var t=Zt.now(),e=t-_e;e>Di&&(Ee-=e,_e=t)}function Qc(){for(var t,e=ke,n,r=1/0;e;)e._call?(r>e._time&&(r=e._time),t=e,e=e._next):(n=e._next,e._next=null,e=t?t._next=n:ke=n);Qt=t,kn(r)}function kn(t){if(!Pt){Jt&&(Jt=clearTimeout(Jt));var e=t-St;e>24?(t<1/0&&(Jt=setTimeout(qi,Math.ceil(t-Zt.now()-Ee)+1)),Kt&&(Kt=clearInterval(Kt))):(Kt||(_e=Zt.now(),Kt=setInterval(Jc,Di)),Pt=1,Hi(qi))}}function Sn(t,e,n){var r=new Se;return e=e==null?0:+e,r.restart(i=>{r.stop(),t(i+e)},e,n),r}function Fi(t){return((t*=2)<=1?t*t*t:(t-=2)*t*t+2)/2}var En=3,xd=(function t(e){e=+e;function n(r){return Math.pow(r,e)}return n.exponent=t,n})(En),gd=(function t(e){e=+e;function n(r){return 1-Math.pow(1-r,e)}return n.exponent=t,n})(En),vd=(function t(e){e=+e;function n(r){return((r*=2)<=1?Math.pow(r,e):2-Math.pow(2-r,e))/2}return n.exponent=t,n})(En),Zc=Math.PI,yd=Zc/2;function Me(t){return(Math.pow(2,-10*t)-.0009765625)*1.0009775171065494}var Bi=4/11,bd=6/11,kd=8/11,_d=3/4,Sd=9/11,Ed=10/11,Ad=15/16,Md=21/22,Cd=63/64,Od=1/Bi/Bi;var An=1.70158,Nd=(function t(e){e=+e;function n(r){return(r=+r)*r*(e*(r-1)+r)}return n.overshoot=t,n})(An),Td=(function t(e){e=+e;function n(r){return--r*r*((r+1)*e+r)+1}return n.overshoot=t,n})(An),Ld=(function t(e){e=+e;function n(r){return((r*=2)<1?r*r*((e+1)*r-e):(r-=2)*r*((e+1)*r+e)+2)/2}return n.overshoot=t,n})(An),qt=2*Math.PI,Mn=1,Cn=.3,zd=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=qt);function i(o){return e*Me(- --o)*Math.sin((r-o)/n)}return i.amplitude=function(o){return t(o,n*qt)},i.period=function(o){return t(e,o)},i})(Mn,Cn),Id=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=qt);function i(o){return 1-e*Me(o=+o)*Math.sin((o+r)/n)}return i.amplitude=function(o){return t(o,n*qt)},i.period=function(o){return t(e,o)},i})(Mn,Cn),$d=(function t(e,n){var r=Math.asin(1/(e=Math.max(1,e)))*(n/=qt);function i(o){return((o=o*2-1)<0?e*Me(-o)*Math.sin((r-o)/n):2-e*Me(o)*Math.sin((r+o)/n))/2}return i.amplitude=function(o){return t(o,n*qt)},i.period=function(o){return t(e,o)},i})(Mn,Cn);var tl=jt("start","end","cancel","interrupt"),el=[],ji=0,Vi=1,On=2,Ce=3,Xi=4,Nn=5,Oe=6;function Ne(t,e,n,r,i,o){var s=t.__transition;if(!s)t.__transition={};else if(n in s)return;nl(t,n,{name:e,index:r,group:i,on:tl,tween:el,time:o.time,delay:o.delay,duration:o.duration,ease:o.ease,timer:null,state:ji})}function Tn(t,e){var n=j(t,e);if(n.state>ji)throw new Error("too late; already scheduled");return n}function Q(t,e){var n=j(t,e);if(n.state>Ce)throw new Error("too late; already running");return n}function j(t,e){var n=t.__transition;if(!n||!(n=n[e]))throw new Error("transition not found");return n}function nl(t,e,n){var r=t.__transition,i;r[e]=n,n.timer=_n(o,0,n.time);function o(l){n.state=Vi,n.timer.restart(s,n.delay,n.time),n.delay<=l&&s(l-n.delay)}function s(l){var u,f,d,m;if(n.state!==Vi)return c();for(u in r)if(m=r[u],m.name===n.name){if(m.state===Ce)return Sn(s);m.state===Xi?(m.state=Oe,m.timer.stop(),m.on.call("interrupt",t,t.__data__,m.index,m.group),delete r[u]):+u<e&&(m.state=Oe,m.timer.stop(),m.on.call("cancel",t,t.__data__,m.index,m.group),delete r[u])}if(Sn(function(){n.state===Ce&&(n.state=Xi,n.timer.restart(a,n.delay,n.time),a(l))}),n.state=On,n.on.call("start",t,t.__data__,n.index,n.group),n.state===On){for(n.state=Ce,i=new Array(d=n.tween.length),u=0,f=-1;u<d;++u)(m=n.tween[u].value.call(t,t.__data__,n.index,n.group))&&(i[++f]=m);i.length=f+1}}function a(l){for(var u=l<n.duration?n.ease.call(null,l/n.duration):(n.timer.restart(c),n.state=Nn,1),f=-1,d=i.length;++f<d;)i[f].call(t,u);n.state===Nn&&(n.on.call("end",t,t.__data__,n.index,n.group),c())}function c(){n.state=Oe,n.timer.stop(),delete r[e];for(var l in r)return;delete t.__transition}}function te(t,e){var n=t.__transition,r,i,o=!0,s;if(n){e=e==null?null:e+"";for(s in n){if((r=n[s]).name!==e){o=!1;continue}i=r.state>On&&r.state<Nn,r.state=Oe,r.timer.stop(),r.on.call(i?"interrupt":"cancel",t,t.__data__,r.index,r.group),delete n[s]}o&&delete t.__transition}}function rl(t){return this.each(function(){te(this,t)})}function il(t,e){var n,r;return function(){var i=Q(this,t),o=i.tween;if(o!==n){r=n=o;for(var s=0,a=r.length;s<a;++s)if(r[s].name===e){r=r.slice(),r.splice(s,1);break}}i.tween=r}}function ol(t,e,n){var r,i;if(typeof n!="function")throw new Error;return function(){var o=Q(this,t),s=o.tween;if(s!==r){i=(r=s).slice();for(var a={name:e,value:n},c=0,l=i.length;c<l;++c)if(i[c].name===e){i[c]=a;break}c===l&&i.push(a)}o.tween=i}}function sl(t,e){var n=this._id;if(t+="",arguments.length<2){for(var r=j(this.node(),n).tween,i=0,o=r.length,s;i<o;++i)if((s=r[i]).name===t)return s.value;return null}return this.each((e==null?il:ol)(n,t,e))}function Ln(t,e,n){var r=t._id;return t.each(function(){var i=Q(this,r);(i.value||(i.value={}))[e]=n.apply(this,arguments)}),function(i){return j(i,r).value[e]}}function Gi(t,e){var n;return(typeof e=="number"?it:e instanceof _t?bn:(n=_t(e))?(e=n,bn):Oi)(t,e)}function al(t){return function(){this.removeAttribute(t)}}function cl(t){return function(){this.removeAttributeNS(t.space,t.local)}}function ll(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttribute(t);return s===i?null:s===r?o:o=e(r=s,n)}}function ul(t,e,n){var r,i=n+"",o;return function(){var s=this.getAttributeNS(t.space,t.local);return s===i?null:s===r?o:o=e(r=s,n)}}function fl(t,e,n){var r,i,o;return function(){var s,a=n(this),c;return a==null?void this.removeAttribute(t):(s=this.getAttribute(t),c=a+"",s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a)))}}function dl(t,e,n){var r,i,o;return function(){var s,a=n(this),c;return a==null?void this.removeAttributeNS(t.space,t.local):(s=this.getAttributeNS(t.space,t.local),c=a+"",s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a)))}}function hl(t,e){var n=Xt(t),r=n==="transform"?zi:Gi;return this.attrTween(t,typeof e=="function"?(n.local?dl:fl)(n,r,Ln(this,"attr."+t,e)):e==null?(n.local?cl:al)(n):(n.local?ul:ll)(n,r,e))}function pl(t,e){return function(n){this.setAttribute(t,e.call(this,n))}}function ml(t,e){return function(n){this.setAttributeNS(t.space,t.local,e.call(this,n))}}function wl(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&ml(t,o)),n}return i._value=e,i}function xl(t,e){var n,r;function i(){var o=e.apply(this,arguments);return o!==r&&(n=(r=o)&&pl(t,o)),n}return i._value=e,i}function gl(t,e){var n="attr."+t;if(arguments.length<2)return(n=this.tween(n))&&n._value;if(e==null)return this.tween(n,null);if(typeof e!="function")throw new Error;var r=Xt(t);return this.tween(n,(r.local?wl:xl)(r,e))}function vl(t,e){return function(){Tn(this,t).delay=+e.apply(this,arguments)}}function yl(t,e){return e=+e,function(){Tn(this,t).delay=e}}function bl(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?vl:yl)(e,t)):j(this.node(),e).delay}function kl(t,e){return function(){Q(this,t).duration=+e.apply(this,arguments)}}function _l(t,e){return e=+e,function(){Q(this,t).duration=e}}function Sl(t){var e=this._id;return arguments.length?this.each((typeof t=="function"?kl:_l)(e,t)):j(this.node(),e).duration}function El(t,e){if(typeof e!="function")throw new Error;return function(){Q(this,t).ease=e}}function Al(t){var e=this._id;return arguments.length?this.each(El(e,t)):j(this.node(),e).ease}function Ml(t,e){return function(){var n=e.apply(this,arguments);if(typeof n!="function")throw new Error;Q(this,t).ease=n}}function Cl(t){if(typeof t!="function")throw new Error;return this.each(Ml(this._id,t))}function Ol(t){typeof t!="function"&&(t=rn(t));for(var e=this._groups,n=e.length,r=new Array(n),i=0;i<n;++i)for(var o=e[i],s=o.length,a=r[i]=[],c,l=0;l<s;++l)(c=o[l])&&t.call(c,c.__data__,l,o)&&a.push(c);return new st(r,this._parents,this._name,this._id)}function Nl(t){if(t._id!==this._id)throw new Error;for(var e=this._groups,n=t._groups,r=e.length,i=n.length,o=Math.min(r,i),s=new Array(r),a=0;a<o;++a)for(var c=e[a],l=n[a],u=c.length,f=s[a]=new Array(u),d,m=0;m<u;++m)(d=c[m]||l[m])&&(f[m]=d);for(;a<r;++a)s[a]=e[a];return new st(s,this._parents,this._name,this._id)}function Tl(t){return(t+"").trim().split(/^|\s+/).every(function(e){var n=e.indexOf(".");return n>=0&&(e=e.slice(0,n)),!e||e==="start"})}function Ll(t,e,n){var r,i,o=Tl(e)?Tn:Q;return function(){var s=o(this,t),a=s.on;a!==r&&(i=(r=a).copy()).on(e,n),s.on=i}}function zl(t,e){var n=this._id;return arguments.length<2?j(this.node(),n).on.on(t):this.each(Ll(n,t,e))}function Il(t){return function(){var e=this.parentNode;for(var n in this.__transition)if(+n!==t)return;e&&e.removeChild(this)}}function $l(){return this.on("end.remove",Il(this._id))}function Rl(t){var e=this._name,n=this._id;typeof t!="function"&&(t=fe(t));for(var r=this._groups,i=r.length,o=new Array(i),s=0;s<i;++s)for(var a=r[s],c=a.length,l=o[s]=new Array(c),u,f,d=0;d<c;++d)(u=a[d])&&(f=t.call(u,u.__data__,d,a))&&("__data__"in u&&(f.__data__=u.__data__),l[d]=f,Ne(l[d],e,n,d,l,j(u,n)));return new st(o,this._parents,e,n)}function Pl(t){var e=this._name,n=this._id;typeof t!="function"&&(t=nn(t));for(var r=this._groups,i=r.length,o=[],s=[],a=0;a<i;++a)for(var c=r[a],l=c.length,u,f=0;f<l;++f)if(u=c[f]){for(var d=t.call(u,u.__data__,f,c),m,b=j(u,n),S=0,E=d.length;S<E;++S)(m=d[S])&&Ne(m,e,n,S,d,b);o.push(d),s.push(u)}return new st(o,s,e,n)}var ql=gt.prototype.constructor;function Dl(){return new ql(this._groups,this._parents)}function Hl(t,e){var n,r,i;return function(){var o=xt(this,t),s=(this.style.removeProperty(t),xt(this,t));return o===s?null:o===n&&s===r?i:i=e(n=o,r=s)}}function Yi(t){return function(){this.style.removeProperty(t)}}function Bl(t,e,n){var r,i=n+"",o;return function(){var s=xt(this,t);return s===i?null:s===r?o:o=e(r=s,n)}}function Fl(t,e,n){var r,i,o;return function(){var s=xt(this,t),a=n(this),c=a+"";return a==null&&(c=a=(this.style.removeProperty(t),xt(this,t))),s===c?null:s===r&&c===i?o:(i=c,o=e(r=s,a))}}function Vl(t,e){var n,r,i,o="style."+e,s="end."+o,a;return function(){var c=Q(this,t),l=c.on,u=c.value[o]==null?a||(a=Yi(e)):void 0;(l!==n||i!==u)&&(r=(n=l).copy()).on(s,i=u),c.on=r}}function Xl(t,e,n){var r=(t+="")=="transform"?Li:Gi;return e==null?this.styleTween(t,Hl(t,r)).on("end.style."+t,Yi(t)):typeof e=="function"?this.styleTween(t,Fl(t,r,Ln(this,"style."+t,e))).each(Vl(this._id,t)):this.styleTween(t,Bl(t,r,e),n).on("end.style."+t,null)}function jl(t,e,n){return function(r){this.style.setProperty(t,e.call(this,r),n)}}function Gl(t,e,n){var r,i;function o(){var s=e.apply(this,arguments);return s!==i&&(r=(i=s)&&jl(t,s,n)),r}return o._value=e,o}function Yl(t,e,n){var r="style."+(t+="");if(arguments.length<2)return(r=this.tween(r))&&r._value;if(e==null)return this.tween(r,null);if(typeof e!="function")throw new Error;return this.tween(r,Gl(t,e,n??""))}function Wl(t){return function(){this.textContent=t}}function Ul(t){return function(){var e=t(this);this.textContent=e??""}}function Kl(t){return this.tween("text",typeof t=="function"?Ul(Ln(this,"text",t)):Wl(t==null?"":t+""))}function Jl(t){return function(e){this.textContent=t.call(this,e)}}function Ql(t){var e,n;function r(){var i=t.apply(this,arguments);return i!==n&&(e=(n=i)&&Jl(i)),e}return r._value=t,r}function Zl(t){var e="text";if(arguments.length<1)return(e=this.tween(e))&&e._value;if(t==null)return this.tween(e,null);if(typeof t!="function")throw new Error;return this.tween(e,Ql(t))}function tu(){for(var t=this._name,e=this._id,n=Wi(),r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,c,l=0;l<a;++l)if(c=s[l]){var u=j(c,e);Ne(c,t,n,l,s,{time:u.time+u.delay+u.duration,delay:0,duration:u.duration,ease:u.ease})}return new st(r,this._parents,t,n)}function eu(){var t,e,n=this,r=n._id,i=n.size();return new Promise(function(o,s){var a={value:s},c={value:function(){--i===0&&o()}};n.each(function(){var l=Q(this,r),u=l.on;u!==t&&(e=(t=u).copy(),e._.cancel.push(a),e._.interrupt.push(a),e._.end.push(c)),l.on=e}),i===0&&o()})}var nu=0;function st(t,e,n,r){this._groups=t,this._parents=e,this._name=n,this._id=r}function ru(t){return gt().transition(t)}function Wi(){return++nu}var ot=gt.prototype;st.prototype=ru.prototype={constructor:st,select:Rl,selectAll:Pl,selectChild:ot.selectChild,selectChildren:ot.selectChildren,filter:Ol,merge:Nl,selection:Dl,transition:tu,call:ot.call,nodes:ot.nodes,node:ot.node,size:ot.size,empty:ot.empty,each:ot.each,on:zl,attr:hl,attrTween:gl,style:Xl,styleTween:Yl,text:Kl,textTween:Zl,remove:$l,tween:sl,delay:bl,duration:Sl,ease:Al,easeVarying:Cl,end:eu,[Symbol.iterator]:ot[Symbol.iterator]};var iu={time:null,delay:0,duration:250,ease:Fi};function ou(t,e){for(var n;!(n=t.__transition)||!(n=n[e]);)if(!(t=t.parentNode))throw new Error(`transition ${e} not found`);return n}function su(t){var e,n;t instanceof st?(e=t._id,t=t._name):(e=Wi(),(n=iu).time=Ae(),t=t==null?null:t+"");for(var r=this._groups,i=r.length,o=0;o<i;++o)for(var s=r[o],a=s.length,c,l=0;l<a;++l)(c=s[l])&&Ne(c,t,e,l,s,n||ou(c,e));return new st(r,this._parents,t,e)}gt.prototype.interrupt=rl;gt.prototype.transition=su;var Te=t=>()=>t;function au(t,{sourceEvent:e,target:n,transform:r,dispatch:i}){Object.defineProperties(this,{type:{value:t,enumerable:!0,configurable:!0},sourceEvent:{value:e,enumerable:!0,configurable:!0},target:{value:n,enumerable:!0,configurable:!0},transform:{value:r,enumerable:!0,configurable:!0},_:{value:i}})}function at(t,e,n){this.k=t,this.x=e,this.y=n}at.prototype={constructor:at,scale:function(t){return t===1?this:new at(this.k*t,this.x,this.y)},translate:function(t,e){return t===0&e===0?this:new at(this.k,this.x+this.k*t,this.y+this.k*e)},apply:function(t){return[t[0]*this.k+this.x,t[1]*this.k+this.y]},applyX:function(t){return t*this.k+this.x},applyY:function(t){return t*this.k+this.y},invert:function(t){return[(t[0]-this.x)/this.k,(t[1]-this.y)/this.k]},invertX:function(t){return(t-this.x)/this.k},invertY:function(t){return(t-this.y)/this.k},rescaleX:function(t){return t.copy().domain(t.range().map(this.invertX,this).map(t.invert,t))},rescaleY:function(t){return t.copy().domain(t.range().map(this.invertY,this).map(t.invert,t))},toString:function(){return"translate("+this.x+","+this.y+") scale("+this.k+")"}};var Et=new at(1,0,0);cu.prototype=at.prototype;function cu(t){for(;!t.__zoom;)if(!(t=t.parentNode))return Et;return t.__zoom}function zn(t){t.stopImmediatePropagation()}function ee(t){t.preventDefault(),t.stopImmediatePropagation()}function lu(t){return(!t.ctrlKey||t.type==="wheel")&&!t.button}function uu(){var t=this;return t instanceof SVGElement?(t=t.ownerSVGElement||t,t.hasAttribute("viewBox")?(t=t.viewBox.baseVal,[[t.x,t.y],[t.x+t.width,t.y+t.height]]):[[0,0],[t.width.baseVal.value,t.height.baseVal.value]]):[[0,0],[t.clientWidth,t.clientHeight]]}function Ui(){return this.__zoom||Et}function fu(t){return-t.deltaY*(t.deltaMode===1?.05:t.deltaMode?1:.002)*(t.ctrlKey?10:1)}function du(){return navigator.maxTouchPoints||"ontouchstart"in this}function hu(t,e,n){var r=t.invertX(e[0][0])-n[0][0],i=t.invertX(e[1][0])-n[1][0],o=t.invertY(e[0][1])-n[0][1],s=t.invertY(e[1][1])-n[1][1];return t.translate(i>r?(r+i)/2:Math.min(0,r)||Math.max(0,i),s>o?(o+s)/2:Math.min(0,o)||Math.max(0,s))}function Ki(){var t=lu,e=uu,n=hu,r=fu,i=du,o=[0,1/0],s=[[-1/0,-1/0],[1/0,1/0]],a=250,c=Ii,l=jt("start","zoom","end"),u,f,d,m=500,b=150,S=0,E=10;function g(h){h.property("__zoom",Ui).on("wheel.zoom",ut,{passive:!1}).on("mousedown.zoom",Ot).on("dblclick.zoom",Nt).filter(i).on("touchstart.zoom",Ve).on("touchmove.zoom",ns).on("touchend.zoom touchcancel.zoom",rs).style("-webkit-tap-highlight-color","rgba(0,0,0,0)")}g.transform=function(h,x,p,v){var y=h.selection?h.selection():h;y.property("__zoom",Ui),h!==y?$(h,x,p,v):y.interrupt().each(function(){R(this,arguments).event(v).start().zoom(null,typeof x=="function"?x.apply(this,arguments):x).end()})},g.scaleBy=function(h,x,p,v){g.scaleTo(h,function(){var y=this.__zoom.k,k=typeof x=="function"?x.apply(this,arguments):x;return y*k},p,v)},g.scaleTo=function(h,x,p,v){g.transform(h,function(){var y=e.apply(this,arguments),k=this.__zoom,_=p==null?H(y):typeof p=="function"?p.apply(this,arguments):p,A=k.invert(_),C=typeof x=="function"?x.apply(this,arguments):x;return n(L(T(k,C),_,A),y,s)},p,v)},g.translateBy=function(h,x,p,v){g.transform(h,function(){return n(this.__zoom.translate(typeof x=="function"?x.apply(this,arguments):x,typeof p=="function"?p.apply(this,arguments):p),e.apply(this,arguments),s)},null,v)},g.translateTo=function(h,x,p,v,y){g.transform(h,function(){var k=e.apply(this,arguments),_=this.__zoom,A=v==null?H(k):typeof v=="function"?v.apply(this,arguments):v;return n(Et.translate(A[0],A[1]).scale(_.k).translate(typeof x=="function"?-x.apply(this,arguments):-x,typeof p=="function"?-p.apply(this,arguments):-p),k,s)},v,y)};function T(h,x){return x=Math.max(o[0],Math.min(o[1],x)),x===h.k?h:new at(x,h.x,h.y)}function L(h,x,p){var v=x[0]-p[0]*h.k,y=x[1]-p[1]*h.k;return v===h.x&&y===h.y?h:new at(h.k,v,y)}function H(h){return[(+h[0][0]+ +h[1][0])/2,(+h[0][1]+ +h[1][1])/2]}function $(h,x,p,v){h.on("start.zoom",function(){R(this,arguments).event(v).start()}).on("interrupt.zoom end.zoom",function(){R(this,arguments).event(v).end()}).tween("zoom",function(){var y=this,k=arguments,_=R(y,k).event(v),A=e.apply(y,k),C=p==null?H(A):typeof p=="function"?p.apply(y,k):p,U=Math.max(A[1][0]-A[0][0],A[1][1]-A[0][1]),N=y.__zoom,B=typeof x=="function"?x.apply(y,k):x,Z=c(N.invert(C).concat(U/N.k),B.invert(C).concat(U/B.k));return function(F){if(F===1)F=B;else{var tt=Z(F),Xe=U/tt[2];F=new at(Xe,C[0]-tt[0]*Xe,C[1]-tt[1]*Xe)}_.zoom(null,F)}})}function R(h,x,p){return!p&&h.__zooming||new W(h,x)}function W(h,x){this.that=h,this.args=x,this.active=0,this.sourceEvent=null,this.extent=e.apply(h,x),this.taps=0}W.prototype={event:function(h){return h&&(this.sourceEvent=h),this},start:function(){return++this.active===1&&(this.that.__zooming=this,this.emit("start")),this},zoom:function(h,x){return this.mouse&&h!=="mouse"&&(this.mouse[1]=x.invert(this.mouse[0])),this.touch0&&h!=="touch"&&(this.touch0[1]=x.invert(this.touch0[0])),this.touch1&&h!=="touch"&&(this.touch1[1]=x.invert(this.touch1[0])),this.that.__zoom=x,this.emit("zoom"),this},end:function(){return--this.active===0&&(delete this.that.__zooming,this.emit("end")),this},emit:function(h){var x=z(this.that).datum();l.call(h,this.that,new au(h,{sourceEvent:this.sourceEvent,target:g,transform:this.that.__zoom,dispatch:l}),x)}};function ut(h,...x){if(!t.apply(this,arguments))return;var p=R(this,x).event(h),v=this.__zoom,y=Math.max(o[0],Math.min(o[1],v.k*Math.pow(2,r.apply(this,arguments)))),k=nt(h);if(p.wheel)(p.mouse[0][0]!==k[0]||p.mouse[0][1]!==k[1])&&(p.mouse[1]=v.invert(p.mouse[0]=k)),clearTimeout(p.wheel);else{if(v.k===y)return;p.mouse=[k,v.invert(k)],te(this),p.start()}ee(h),p.wheel=setTimeout(_,b),p.zoom("mouse",n(L(T(v,y),p.mouse[0],p.mouse[1]),p.extent,s));function _(){p.wheel=null,p.end()}}function Ot(h,...x){if(d||!t.apply(this,arguments))return;var p=h.currentTarget,v=R(this,x,!0).event(h),y=z(h.view).on("mousemove.zoom",C,!0).on("mouseup.zoom",U,!0),k=nt(h,p),_=h.clientX,A=h.clientY;Zr(h.view),zn(h),v.mouse=[k,this.__zoom.invert(k)],te(this),v.start();function C(N){if(ee(N),!v.moved){var B=N.clientX-_,Z=N.clientY-A;v.moved=B*B+Z*Z>S}v.event(N).zoom("mouse",n(L(v.that.__zoom,v.mouse[0]=nt(N,p),v.mouse[1]),v.extent,s))}function U(N){y.on("mousemove.zoom mouseup.zoom",null),ti(N.view,v.moved),ee(N),v.event(N).end()}}function Nt(h,...x){if(t.apply(this,arguments)){var p=this.__zoom,v=nt(h.changedTouches?h.changedTouches[0]:h,this),y=p.invert(v),k=p.k*(h.shiftKey?.5:2),_=n(L(T(p,k),v,y),e.apply(this,x),s);ee(h),a>0?z(this).transition().duration(a).call($,_,v,h):z(this).call(g.transform,_,v,h)}}function Ve(h,...x){if(t.apply(this,arguments)){var p=h.touches,v=p.length,y=R(this,x,h.changedTouches.length===v).event(h),k,_,A,C;for(zn(h),_=0;_<v;++_)A=p[_],C=nt(A,this),C=[C,this.__zoom.invert(C),A.identifier],y.touch0?!y.touch1&&y.touch0[2]!==C[2]&&(y.touch1=C,y.taps=0):(y.touch0=C,k=!0,y.taps=1+!!u);u&&(u=clearTimeout(u)),k&&(y.taps<2&&(f=C[0],u=setTimeout(function(){u=null},m)),te(this),y.start())}}function ns(h,...x){if(this.__zooming){var p=R(this,x).event(h),v=h.changedTouches,y=v.length,k,_,A,C;for(ee(h),k=0;k<y;++k)_=v[k],A=nt(_,this),p.touch0&&p.touch0[2]===_.identifier?p.touch0[0]=A:p.touch1&&p.touch1[2]===_.identifier&&(p.touch1[0]=A);if(_=p.that.__zoom,p.touch1){var U=p.touch0[0],N=p.touch0[1],B=p.touch1[0],Z=p.touch1[1],F=(F=B[0]-U[0])*F+(F=B[1]-U[1])*F,tt=(tt=Z[0]-N[0])*tt+(tt=Z[1]-N[1])*tt;_=T(_,Math.sqrt(F/tt)),A=[(U[0]+B[0])/2,(U[1]+B[1])/2],C=[(N[0]+Z[0])/2,(N[1]+Z[1])/2]}else if(p.touch0)A=p.touch0[0],C=p.touch0[1];else return;p.zoom("touch",n(L(_,A,C),p.extent,s))}}function rs(h,...x){if(this.__zooming){var p=R(this,x).event(h),v=h.changedTouches,y=v.length,k,_;for(zn(h),d&&clearTimeout(d),d=setTimeout(function(){d=null},m),k=0;k<y;++k)_=v[k],p.touch0&&p.touch0[2]===_.identifier?delete p.touch0:p.touch1&&p.touch1[2]===_.identifier&&delete p.touch1;if(p.touch1&&!p.touch0&&(p.touch0=p.touch1,delete p.touch1),p.touch0)p.touch0[1]=this.__zoom.invert(p.touch0[0]);else if(p.end(),p.taps===2&&(_=nt(_,this),Math.hypot(f[0]-_[0],f[1]-_[1])<E)){var A=z(this).on("dblclick.zoom");A&&A.apply(this,arguments)}}}return g.wheelDelta=function(h){return arguments.length?(r=typeof h=="function"?h:Te(+h),g):r},g.filter=function(h){return arguments.length?(t=typeof h=="function"?h:Te(!!h),g):t},g.touchable=function(h){return arguments.length?(i=typeof h=="function"?h:Te(!!h),g):i},g.extent=function(h){return arguments.length?(e=typeof h=="function"?h:Te([[+h[0][0],+h[0][1]],[+h[1][0],+h[1][1]]]),g):e},g.scaleExtent=function(h){return arguments.length?(o[0]=+h[0],o[1]=+h[1],g):[o[0],o[1]]},g.translateExtent=function(h){return arguments.length?(s[0][0]=+h[0][0],s[1][0]=+h[1][0],s[0][1]=+h[0][1],s[1][1]=+h[1][1],g):[[s[0][0],s[0][1]],[s[1][0],s[1][1]]]},g.constrain=function(h){return arguments.length?(n=h,g):n},g.duration=function(h){return arguments.length?(a=+h,g):a},g.interpolate=function(h){return arguments.length?(c=h,g):c},g.on=function(){var h=l.on.apply(l,arguments);return h===l?g:h},g.clickDistance=function(h){return arguments.length?(S=(h=+h)*h,g):Math.sqrt(S)},g.tapDistance=function(h){return arguments.length?(E=+h,g):E},g}function Ji({room:t}){return{left:6,top:44,width:t.width-12,height:t.height-44-6}}function Le(t){return t.lecturing?1.5:1}function ne(t){let e=t.data?.room;if(!e||(t.seen||In(t,!0),!t.room.width))return;let{width:n,height:r}=Ji(t),i=[n,r].map(o=>Math.floor(o/Le(t)/20)*20);if(i[0]===e[0]&&i[1]===e[1])return t.askedRoom="",clearTimeout(t.asking),In(t,!1);t.askedRoom!==i.join()&&(t.askedRoom=i.join(),clearTimeout(t.asking),t.asking=setTimeout(()=>t.send({room:i}),120))}function In(t,e){t.box.classList.toggle("awaiting",e),clearTimeout(t.patience),e?t.patience=setTimeout(()=>In(t,!1),2500):t.seen=!0}function pu(t,e){let n=Ji(t),{right:r,bottom:i}=t.covered,o={...n,width:n.width-r,height:n.height-i},s=Math.min(o.width/t.width,o.height/t.height);return e||s>=1*Le(t)?o:n}function Qi(t,e){let n=pu(t,e),r=Math.min(1.6*Le(t),n.width/t.width,n.height/t.height),i=e?r:Math.max(1*Le(t),r),o=t.cards[t.data.root]??{x:0,y:0,width:0,height:0},s=(a,c,l,u,f)=>l*i<=c?a+(c-l*i)/2:a-Math.max(0,Math.min((u+f)*i-c+8,l*i-c));return{scale:i,x:s(n.left,n.width,t.width,o.x,o.width),y:s(n.top,n.height,t.height,o.y,o.height)}}function ct(t,e,n,r){t.zoom.transform(z(t.view),Et.translate(n,r).scale(e))}function Dt(t,e){t.fitted=!1,t.zoom.scaleBy(z(t.view),e)}function q(t,e=!1){if(!t.svg||!t.room.width)return;let{scale:n,x:r,y:i}=Qi(t,e);ct(t,n,r,i),t.fitted=!0}function At(t,e){if(!t.room.width)return;let n=t.x+e.x*t.scale,r=t.y+e.y*t.scale,i=(a,c,l)=>a<16?16-a:Math.min(0,l-16-a-c),o=i(n,e.width*t.scale,t.room.width-t.covered.right),s=i(r,e.height*t.scale,t.room.height-t.covered.bottom);!o&&!s||(t.fitted=!1,ct(t,t.scale,t.x+o,t.y+s))}var Zi={editor:{run:["Mod-Enter","Ctrl-Enter"],mend:["Mod-."],indent:["Tab"],dedent:["Shift-Tab"],comment:["Mod-/"],find:["Mod-f"],leave:["Escape"]},picture:{cards:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],first:["Home"],last:["End"],open:["Enter"," "],close:["Escape"],in:["+","="],out:["-"],fit:["0"],edge:["e"],search:["/"],back:[","],on:["."]},page:{lecture:["f"],keys:["?"]},cells:{cells:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],choose:["Enter"," "]},point:{move:["ArrowLeft","ArrowRight","ArrowUp","ArrowDown"],far:["Shift-ArrowLeft","Shift-ArrowRight","Shift-ArrowUp","Shift-ArrowDown"]}};function ze(t,{key:e}){let n=e.length===1?e.toLowerCase():e;return Object.entries(Zi[t]).find(([,r])=>r.includes(n))?.[0]}function lt(t,e){let n=t.cloneNode(),r=n.getTotalLength();return e.map(i=>n.getPointAtLength(r*i))}function $n(t,e,{width:n,height:r},i){let o=t.map(({x:l,y:u})=>({x:l,y:u-r/2-4})),s=[1,-1].flatMap(l=>t.map(({x:u,y:f})=>({x:u+l*(n/2+8),y:f}))),a=({x:l,y:u})=>e.some(f=>f.x<l+n/2&&f.x+f.width>l-n/2&&f.y<u+r/2&&f.y+f.height>u-r/2);return(i?[i,...o,...s]:[...o,...s]).find(l=>!a(l))}var wu="input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]",Rn=14;function to(t){t.caption=t.view.appendChild(w("div","caption")),t.caption.hidden=!0,t.caption.setAttribute("aria-hidden","true");let e=r=>{if(!(r.composedPath().some(o=>o instanceof Element&&o.matches(wu))||r.ctrlKey||r.metaKey||r.altKey||r.repeat)){if(ze("page",r)==="lecture")Ie(t);else if(r.key==="Escape"&&t.lecturing)Ie(t);else return;r.preventDefault()}},n=()=>t.lecturing&&t.full&&!document.fullscreenElement&&eo(t,!1);return window.addEventListener("keydown",e),document.addEventListener("fullscreenchange",n),()=>{window.removeEventListener("keydown",e),document.removeEventListener("fullscreenchange",n)}}function Ie(t){let e=!t.lecturing;if(eo(t,e),!e)return document.fullscreenElement&&document.exitFullscreen();t.box.requestFullscreen?.().then(()=>{t.full=!0},()=>{})}function eo(t,e){Object.assign(t,{lecturing:e,full:!1}),t.box.classList.toggle("lecture",e),t.controls.lecture.setAttribute("aria-pressed",String(e)),t.view.focus({preventScroll:!0}),requestAnimationFrame(()=>{t.room={width:t.view.clientWidth,height:t.view.clientHeight},ne(t),q(t),Pn(t)})}function Pn(t){let{player:e,caption:n}=t,r=e.active?e.steps[e.at-1]:void 0;if(n.hidden=!t.lecturing||!r,e.says.classList.toggle("elsewhere",!n.hidden),n.hidden)return;n.classList.toggle("backward",r.number!==void 0),n.textContent=r.says,n.style.left="0";let i=gu(t,r),[o,s,a]=[t.x+i.x*t.scale,t.y+i.y*t.scale,i.height*t.scale],[c,l]=[n.offsetWidth,n.offsetHeight],u=i.width*t.scale/2+Rn,f=[[o-c/2,s+a+Rn],[o+u,s+a/2-l/2],[o-u-c,s+a/2-l/2],[o-c/2,s-l-Rn],[o+u,s+a],[o-u-c,s+a]].map(([E,g])=>[Math.max(8,Math.min(E,t.room.width-c-8)),Math.max(8,Math.min(g,t.room.height-l-8))]),d=t.edges.map(({group:E})=>no(t,E)).filter(E=>E!==null),m=f.map(([E,g])=>xu(t,d,E,g,c,l)),[b,S]=f[m.indexOf(Math.min(...m))];Object.assign(n.style,{left:`${b}px`,top:`${S}px`})}function xu(t,e,n,r,i,o){let s=(a,c,l,u)=>Math.max(0,Math.min(a+c,l+u)-Math.max(a,l));return[...t.cards,...e].reduce((a,c)=>{let[l,u]=[t.x+c.x*t.scale,t.y+c.y*t.scale];return a+s(n,i,l,c.width*t.scale)*s(r,o,u,c.height*t.scale)},0)}function no(t,e){let n=e?.querySelector(".chip:not(.nowhere) rect");if(!n||getComputedStyle(n).visibility==="hidden")return null;let[r,i]=[n.getBoundingClientRect(),t.view.getBoundingClientRect()];return r.width?{x:(r.left-i.left-t.x)/t.scale,y:(r.top-i.top-t.y)/t.scale,width:r.width/t.scale,height:r.height/t.scale}:null}function gu(t,e){let n=e.edge===void 0?null:t.edges[e.edge]?.group,r=no(t,n);if(r)return{...r,x:r.x+r.width/2};let i=n?.querySelector("path.stroke-edge");if(i){let[{x:s,y:a}]=lt(i,[.5]);return{x:s,y:a-12,width:24,height:24}}let o=t.cards[e.card]??{x:0,y:0,width:0,height:0};return{x:o.x+o.width/2,y:o.y,width:o.width,height:o.height}}function ro(t,{unrolled:e},n){let r=[],i=[0];for(let o of t)o.turns&&e.has(n[o.card]?.id)?r.push(...vu(o)):r.push(o),i.push(r.length);return{steps:r,places:i}}function vu(t){let{turns:e,ready:n,kept:r,...i}=t;return e.map((o,s)=>{let a=s===e.length-1;return{...i,says:o.says,notes:o.notes,kept:(a?r:o.kept)??r,ready:a?n:void 0,reads:o.reads??"",first:o.first,turn:s,turns:e}})}function io(t,e){let{player:n,data:r}=t,{byTurn:i,into:o}=n,s=n.active&&e?.turns!==void 0;if(i.hidden=!s,o.hidden=!s||e.turn===void 0||!r.chosen,!s)return;let a=e.turn!==void 0;i.textContent=a?r.words["at-once"]:r.words["by-turn"].replace("{count}",e.turns.length)}function oo({player:t,data:e,cards:n,edges:r},i,{node:o,number:s,original:a}){let c=o===void 0?-1:e.cardOf[o]??-1,l=f=>f.number===s&&(f.card===c||s!==void 0&&r[f.edge]?.head===c);return(c>=0&&n[c]?i.findIndex(l)+1:0)||Math.min(i.length,(t.places[a]??0)+1)}var qn=16,re={first:"M3 3h2v10h-2zM13 3v10l-7-5z",back:"M11 3v10l-7-5z",play:"M4 2.5v11l9-5.5z",pause:"M4 3h3v10h-3zM9 3h3v10h-3z",on:"M5 3v10l7-5z",last:"M11 3h2v10h-2zM3 3v10l7-5z",leave:"M4 3l4 4 4-4 1 1-4 4 4 4-1 1-4-4-4 4-1-1 4-4-4-4z"},yu=3;function so({player:t},e){let n=(r,i)=>{r.setAttribute("aria-label",i),r.title=i};n(t.first,e["first-step"]),n(t.back,e["previous-step"]),n(t.on,e["next-step"]),n(t.last,e["last-step"]),n(t.speedBox,e.speed),n(t.leave,e["leave-steps"]),t.slider.setAttribute("aria-label",e.timeline),t.kept.title=e["kept-help"],t.into.textContent=e["into-turn"],t.playing=void 0}function $e(t){let{player:e,data:n}=t,{words:r}=n,i=e.steps.length,o=e.active?e.at:i,s=e.active?e.steps[o-1]:void 0,a=e.active?s?s.says:r["step-before"]:r["step-none"],c=r["step-of"].replace("{number}",o).replace("{count}",i);e.slider.value=o,e.slider.setAttribute("aria-valuetext",`${c}: ${a}`),e.says.classList.toggle("resting",!e.active),e.says.classList.toggle("backward",s?.number!==void 0),e.says.replaceChildren(),e.active&&e.says.append(w("b","",`${s?.number===void 0?"▸":"◂"} ${c} · `)),e.says.append(a),io(t,s);let l=e.timer!==0;l!==e.playing&&(e.playing=l,e.play.replaceChildren(ft(l?re.pause:re.play)),e.play.setAttribute("aria-label",l?r.pause:r.play),e.play.title=l?r.pause:r.play),e.leave.disabled=!e.active,e.first.disabled=e.back.disabled=e.active&&o===0,e.on.disabled=e.last.disabled=e.active&&o===i,e.slider.style.setProperty("--done",i?o/i:0);let u=e.active?s?.kept??0:e.steps.at(-1)?.kept??0;e.kept.textContent=r.kept.replace("{bytes}",bu(u));let f=Math.max(1,...e.steps.map(d=>d.kept??0));e.kept.style.setProperty("--kept",u/f)}function bu(t){return t<1e4?`${t} B`:t<1e7?`${Math.round(t/1e3)} kB`:`${Math.round(t/1e6)} MB`}function ao(t){let{player:e,data:n}=t,r=[];e.steps.forEach(o=>{let s=o.number??-1;r.at(-1)?.number!==s&&r.push({number:s,count:0}),r.at(-1).count+=1});let i=JSON.stringify([r,n.words.forward,n.words.backward]);i!==e.labelled&&ku(e,r,n.words),e.labelled=i,requestAnimationFrame(()=>Dn(t))}function ku(t,e,n){let r=t.steps.length||1,i=0,o=[];t.parts.replaceChildren();for(let s of e){let[a,c]=[i/r,(i+s.count)/r],l=s.number<0?"var(--forward)":"var(--backward)",u=m=>`calc(${qn/2}px + (100% - ${qn}px) * ${m.toFixed(4)})`;o.push(`${l} ${u(a)} ${u(c)}`);let f=s.number<0?n.forward:n.backward.replace("{number}",s.number+1),d=w("span",s.number<0?"forward":"backward",f);d.dataset.long=f,d.dataset.brief=s.number<0?f:n["backward-brief"].replace("{number}",s.number+1),d.style.left=u(a),d.style.width=`calc((100% - ${qn}px) * ${(c-a).toFixed(4)})`,t.parts.append(d),i+=s.count}t.slider.style.setProperty("--parts",`linear-gradient(to right, ${o.join(", ")})`)}function Dn({player:t,room:e,lecturing:n}){let{parts:r,steps:i,labelled:o}=t,a=i.flatMap(d=>[d,...d.turns??[]]).map(d=>d.says).reduce((d,m)=>m.length>d.length?m:d,""),c=JSON.stringify([e.width,n,o,a,i.length]);if(c===t.fitted)return;t.fitted=c;let l=[...r.children],u=()=>l.filter(d=>d.scrollWidth>d.clientWidth);for(let d of l)d.textContent=d.dataset.long??"";for(let d of u())d.textContent=d.dataset.brief??"";let f=new Set(u());for(let d of l)d.classList.toggle("short",f.has(d));_u(t,a)}function _u({says:t,steps:e},n){let r=t.cloneNode();r.textContent=`▸ ${e.length} / ${e.length} · · · · ${n}`,Object.assign(r.style,{position:"absolute",visibility:"hidden",minHeight:"0",width:`${t.clientWidth}px`}),t.after(r),t.style.minHeight=`${Math.min(r.offsetHeight,yu*20)}px`,r.remove()}function pt(t){let e=t?[ie(t)]:[];M("hover",{spans:e})}function ie([t,e,n,r]){return{line:t,column:e,end_line:n,end_column:r}}var Su=560,Eu=Array.from({length:14},(t,e)=>e/13),Au=6,Mu=6.6;function co(t,e,n){if(Mt(t),!e||matchMedia("(prefers-reduced-motion: reduce)").matches)return;let r=e.edge!==void 0,i=r?[e.edge]:e.kind==="value"?(t.cards[e.card]?.in??[]).slice(0,Au):[],o=t.cards[r?t.edges[e.edge].tail:e.card],s=i.flatMap(f=>Cu(t,t.edges[f],r));if(!s.length)return;let a=o?.group?.querySelector(r?".adjoint":".value");a?.classList.add("awaits"),t.flying={ways:s,line:a};let c=Math.min(Su,n*.55),l=s.map(({number:f,points:d})=>f.animate(d.map(({x:m,y:b})=>({transform:`translate(${m}px, ${b}px)`})),{duration:c,easing:"cubic-bezier(.4, 0, .3, 1)",fill:"forwards"})),u=t.flying;Promise.allSettled(l.map(f=>f.finished)).then(()=>t.flying===u&&Mt(t))}function Mt(t){for(let{number:e,group:n}of t.flying?.ways??[])e.remove(),n.classList.remove("flying");t.flying?.line?.classList.remove("awaits"),t.flying=null}function Cu(t,e,n){let{group:r}=e,i=r?.querySelector("path.stroke-edge"),o=n?Hn(e):t.cards[e.tail].valueShort;if(!i||!o)return[];let s=Nu(o,n?"backward":"forward");(r.parentNode??t.sheet.drawing.into).append(s),r.classList.add("flying");let a=lt(i,Eu),c=t.cards[n?e.head:e.tail];return[{number:s,group:r,points:Ou(a,c)}]}function Ou(t,{group:e}){let n=e?.querySelector("rect");if(!n)return t;let r=a=>Number(n.getAttribute(a)),[i,o]=[r("x")+r("width")/2,r("y")+r("height")/2],s=a=>Math.hypot(a.x-i,a.y-o);return s(t[0])<=s(t.at(-1))?t:t.reverse()}function Nu(t,e){let n=t.length*Mu+11,r=V("g",{},`number ${e}`),i=V("text",{y:4,"text-anchor":"middle"},`fill-${e} mono size-11`);return i.textContent=t,r.append(V("rect",{x:-n/2,y:-10,width:n,height:20,rx:10},`fill-card stroke-${e}`),i),r}function Hn({group:t}){return(t?.querySelector("g.made text")??t?.querySelector(".chip text"))?.textContent??""}var Tu=16;function lo(t,e){let{player:n}=t,{adjoints:r,sent:i,arriving:o}=e.timeline,{steps:s}=n;n.ran=new Map,n.turned=new Map,n.passes=[],s.forEach((a,c)=>{let l=c+1;if(a.number===void 0){a.reads!==void 0&&n.turned.set(a.card,[...n.turned.get(a.card)??[],[l,a.reads]]);for(let d of a.ready??[])n.ran.set(d,l);return}n.passes[a.number]??={begin:l,end:l,known:new Map,came:new Map,went:new Map,adjoints:r[a.number],sent:i[a.number],arriving:o[a.number]??{}};let u=n.passes[a.number];u.end=l;for(let d of a.ready??[])u.known.set(d,l);a.edge!==void 0&&!u.went.has(a.edge)&&u.went.set(a.edge,l);let f=a.arrives??-1;f>=0&&u.came.set(f,[...u.came.get(f)??[],l])})}function uo({player:t,data:e},n,r){return(t.ran.get(n)??0)<=r?"":t.turned.get(n)?.findLast(([i])=>i<=r)?.[1]||e.words["not-yet"]}function fo({player:t,data:e},n){let r=e.cardOf[n];return oe({player:t,data:e},r??-1)}function oe({player:t,data:e},n){if(!t.active)return{ran:!0,adjoint:!0};if(n<0)return{ran:!1,adjoint:!1};let r=t.passes[e.shown],i=e.shown===null||!!(r&&(r.known.get(n)??r.end)<=t.at);return{ran:(t.ran.get(n)??0)<=t.at,adjoint:i}}function ho(t,{number:e,drawn:n},r,i){let{words:o}=t.data;if(!r)return o["not-yet"];let s=r.adjoints?r.adjoints[e]:n?"":void 0;if(r.adjoints&&s===void 0)return o["not-yet"];if(r.adjoints?s==="":!n)return r.adjoints?`— ${o.none}`:"";if((r.known.get(e)??r.end)<=i)return s;let a=(r.came.get(e)??[]).filter(c=>c<=i);return a.length?Lu(t,r,a)||o["some-arrived"].replace("{arrived}",a.length).replace("{count}",r.arriving[e]):o["not-yet"]}function Lu(t,e,n){let i=n.map(s=>t.player.steps[s-1].edge).map(s=>e.sent?e.sent[s]:t.player.edges[s].drawn??Hn(t.edges[s])),o=i.map((s,a)=>a&&s?.startsWith("−")?`(${s})`:s).join(" + ");return i.every(Boolean)&&o.length<=Tu?o:""}function po({number:t},e,n){return!e||!((e.went.get(t)??1/0)<=n)?null:e.sent?e.sent[t]??"":""}function mo(t,e,n,r){let i=new Set([e]),o=new Set,s=[e];for(;s.length;)for(let a of t.cards[s.pop()][r]){o.add(a);let c=t.edges[a][n];i.has(c)||s.push(c),i.add(c)}return{cards:i,edges:o}}function G(t,e){if(e===t.hovered)return;if(t.hovered=e,t.canvas.classList.toggle("hovering",e>=0),e<0)return t.tip.hidden=!0,pt(null);let n=mo(t,e,"tail","in"),r=mo(t,e,"head","out");t.cards.forEach((o,s)=>{wo(o.group,s===e,n.cards.has(s),r.cards.has(s))}),t.edges.forEach((o,s)=>{wo(o.group,!1,n.edges.has(s),r.edges.has(s))}),pt(t.cards[e].span);let{folds:i}=t.cards[e];i&&Vt(t,()=>[Lt(t,i)])}function wo(t,e,n,r){t&&(t.classList.toggle("here",e),t.classList.toggle("up",n&&!e),t.classList.toggle("down",r&&!e))}function xo(t,e){let{tip:n,data:r}=t;if(t.moving)return;let i=t.cards[e],o=(l,u,f)=>{let d=w("div",f);return d.append(w("b","",l),w("span","",u)),d},s=w("div","title");s.append(w("b","",i.title),w("span","",` ${[i.beside,i.turn].filter(Boolean).join(" · ")}`));let a=[s];if(i.formula&&a.push(w("div","formula",i.formula)),i.value!==void 0){let{ran:l,adjoint:u}=oe(t,e),[f,d]=[l?i.value:r.words["not-yet"],u?i.adjoint:r.words["not-yet"]];a.push(o("▸ ",f,"forward"),o("◂ ",d,"backward")),a[a.length-2].title=r.words.value}let c=r.timeline.marks[e];c&&a.push(w("div","hint",r.words["kept-by"].replace("{operations}",c.by.join(", ")))),i.folds&&a.push(w("div","hint",r.words.unfold)),n.replaceChildren(...a),n.hidden=!1,Bn(t,i)}function Bn(t,{x:e,y:n,height:r}){let{tip:i,room:o}=t,[s,a]=[i.offsetWidth,i.offsetHeight],c=Math.max(4,Math.min(t.x+e*t.scale,o.width-s-8)),l=t.y+n*t.scale-a-8,u=t.y+(n+r)*t.scale+8;i.style.transform=`translate(${c}px, ${u+a>o.height&&l>0?l:u}px)`}function Fn(t){let{cardOf:e,wrong:n}=t.data,r=new Set((t.way?.nodes??[]).map(o=>e[o])),i=t.way?e[t.way.culprit]:void 0;t.cards.forEach((o,s)=>{o.group?.classList.toggle("traced",r.has(s)),o.group?.classList.toggle("culprit",s===i),o.group?.classList.toggle("wrong",!!n?.includes(s))});for(let o of t.edges)o.group?.classList.toggle("traced",r.has(o.tail)&&r.has(o.head))}var zu=250;function Y(t,e){if(e===t.edgeHovered)return;t.edges[t.edgeHovered]?.group?.classList.remove("told"),t.edgeHovered=e,clearTimeout(t.staying);let n=t.edges[e];if(!n)return t.hovered<0&&(t.tip.hidden=!0),pt(null);G(t,-1),n.group.classList.add("told"),pt(t.cards[n.head].span),Vn(t,n),n.asks&&!t.answers.has(n.id)&&(t.staying=setTimeout(()=>Iu(t,n.id),zu))}function Iu({data:t},e){M("edge",{edge:e,ticket:t.ticket})}function Vn(t,e){if(t.tip.hidden=!e.says||!!t.moving,t.tip.hidden)return;let{tip:n,data:r}=t,i=!t.player.active||t.player.edges[t.edges.indexOf(e)].reads!==null,o=i?[...e.says]:[r.words["not-yet"]];i&&t.answers.has(e.id)?o.push(...t.answers.get(e.id)):i&&e.asks&&o.push(r.words["edge-asking"]);let s=w("div","title");s.append(w("b","",e.title)),n.replaceChildren(s,...o.map(c=>w("div",e.blocked?"hint":"fact",c))),n.hidden=!1;let[a]=lt(e.group.querySelector("path.stroke-edge"),[.5]);return Bn(t,{x:a.x-40,y:a.y-14,height:30}),o}function go(t){let e=t.cards[t.cursor];if(!e)return;let n=[...e.in,...e.out],r=n[n.indexOf(t.edgeHovered)+1]??n[0];if(r===void 0)return;r===t.edgeHovered&&Y(t,-1),Y(t,r);let i=t.edges[r];t.said.textContent=[i.title,...i.says??[]].filter(Boolean).join(". ")}var $u='text.fill-text.size-12[text-anchor="end"], .chip text.fill-backward';function Xn({svg:t,player:e,awaited:n,data:r}){return t&&!e.active&&!n?r.name:""}function vo(t,{turn:e,picture:n,texts:r,...i}){n!==Xn(t)||e<=t.turn||!bo(t,r)||(Object.assign(t,{turn:e,numbers:{turn:e,picture:n,texts:r}}),Pu(t),M("program",i))}function yo(t){let{numbers:e,data:n}=t;if(e&&e.turn>n.turn&&e.picture===n.name&&bo(t,e.texts))return;let{next:r}=t.moving??{};Object.assign(t,{moving:null,numbers:null,turn:Math.max(t.turn,n.turn)}),delete document.documentElement.dataset.turning,M("settled",{turn:n.turn}),r?.()}function jn(t,e){return t.moving&&(t.moving.next=e),!!t.moving}function bo(t,e){let n=[];for(let{group:r,id:i}of[...t.cards,...t.edges]){if(!e[i]||!r)continue;let o=[...r.querySelectorAll($u)];if(o.length){if(o.length!==e[i].length)return!1;n.push([o,e[i]])}}n.length&&Ru(t);for(let[r,i]of n)r.forEach((o,s)=>{o.textContent!==i[s]&&(o.firstChild.data=i[s])});return!0}function Ru({sheet:t,sheets:e}){e.clear(),t.drawing.text=""}function Pu(t){t.moving??={},t.tip.hidden=!0,t.box.setAttribute("aria-busy","true"),document.documentElement.dataset.turning="",t.pictures.clear(),t.asked.clear(),clearTimeout(t.resting);for(let e of t.player.edges)e.drawn=void 0}var ko=[.5,.42,.58,.34,.66,.26,.74],_o=6.6,qu=14;function So({sheet:t,cards:e,edges:n}){let{drawing:r}=t;return r.parts??={cards:e.map((i,o)=>({number:o,card:i,value:i.group?.querySelector(".value"),adjoint:i.group?.querySelector(".adjoint"),drawn:!!i.group?.querySelector(".adjoint > rect"),forward:"",backward:""})),edges:n.map((i,o)=>({number:o,edge:i,reads:null}))},r.parts}function Gn(t,e,n){e.classList.toggle("instead",n!=="");let r=e.querySelector("text.stand-in");if(!r){if(!n)return;let s=e.querySelector("text"),a={x:Number(s.getAttribute("x"))+16,y:s.getAttribute("y")};r=e.appendChild(V("text",a,"stand-in fill-muted mono size-11"))}r.textContent=n;let i=t.group.querySelector("rect"),o=Number(i.getAttribute("x"))+Number(i.getAttribute("width"))-Number(r.getAttribute("x"))-5;Yn(n)*6.7>o?(r.setAttribute("textLength",o),r.setAttribute("lengthAdjust","spacingAndGlyphs")):r.removeAttribute("textLength")}function Yn(t){let e=0;for(let n of t)e+=/\p{M}/u.test(n)?0:n>"⹿"?1.67:1;return e}function Eo(t,e,n){let{group:r}=e.edge;if(!r)return;r.classList.toggle("went",n!==null);let i=r.querySelector(".chip text");if(!i||!r.classList.contains("contribution")){n?Hu(t,e,n):r.querySelector("g.made text")?.replaceChildren();return}e.drawn??=i.textContent;let o=n||e.drawn;i.textContent!==o&&(i.textContent=o,Du(t,e,Yn(o)*_o+11))}function Du(t,e,n){let{group:r}=e.edge,[i,o]=[r.querySelector(".chip rect"),r.querySelector(".chip text")],s=Ao(e),{height:a}=s,c=n>s.width,l=c?lt(r.querySelector("path.stroke-edge"),ko):[],u=c?$n(l,Co(t,e),{width:n,height:a},s):s;e.area=u&&c?Mo(u,n,a):void 0,r.querySelector(".chip").classList.toggle("nowhere",!u);let{x:f,y:d}=u??s;for(let[m,b]of Object.entries({x:f-n/2,y:d-a/2,width:n}))i.setAttribute(m,String(b));o.setAttribute("x",f),o.setAttribute("y",d+4)}function Ao(t){if(t.home===void 0&&t.edge.group){let e=t.edge.group.querySelector(".chip rect"),[n,r,i,o]=["x","y","width","height"].map(s=>Number(e?.getAttribute(s)));t.home=e&&{x:n+i/2,y:r+o/2,width:i,height:o,area:{x:n,y:r,width:i,height:o}}}return t.home}function Mo({x:t,y:e},n,r){return{x:t-n/2,y:e-r/2,width:n,height:r}}function Co(t,e){let n=t.player.edges.filter(r=>r!==e);return[...t.cards,...n.flatMap(r=>[Ao(r)?.area,r.area]).filter(Boolean)]}function Hu(t,e,n){let r=e.edge.group.querySelector("path.stroke-edge"),i=e.edge.group.querySelector("g.made text")??Bu(e.edge.group,r),o={width:Yn(n)*_o,height:qu};if(i.textContent=n,o.width<=e.area?.width)return;let s=$n(lt(r,ko),Co(t,e),o);e.area=s&&Mo(s,o.width,o.height),i.classList.toggle("nowhere",!s),i.setAttribute("x",s?.x??0),i.setAttribute("y",(s?.y??0)+4)}function Bu(t,e){let n=e.cloneNode();n.setAttribute("class","sent stroke-backward");let r=V("g",{},"made"),i=r.appendChild(V("text",{"text-anchor":"middle"},"fill-backward mono size-11"));return t.append(n,r),i}function Oo({player:{places:t},cards:e},{marks:n}){return Object.entries(n).map(([r,i])=>({...i,begin:t[i.begin],end:i.end===null?null:t[i.end],drawn:Fu(e[r])}))}function Fu({group:t,width:e}){let n=t?.querySelector("rect");if(!n)return null;let r=t.querySelector(".keep");if(!r){let[i,o]=[Number(n.getAttribute("x"))+e-20,Number(n.getAttribute("y"))-5];r=t.appendChild(V("path",{d:`M${i} ${o}h9v12l-4.5 -3.5l-4.5 3.5z`}))}return r.setAttribute("class","keep fill-forward"),r}var Wn=1300,Vu=[.5,1,2,4];function No(t){let e=w("div","player"),n=e.appendChild(w("div","row")),r=(l,u)=>{let f=w("button",l);return f.type="button",re[l]&&f.append(ft(re[l])),f.addEventListener("click",u),f},i={box:e,steps:[],at:0,active:!1,timer:0,speed:1,signature:"",first:r("first",()=>D(t,0)),back:r("back",()=>D(t,i.at-1)),play:r("play",()=>i.timer?Re(t):Un(t)),on:r("on",()=>D(t,i.active?i.at+1:1)),last:r("last",()=>D(t,i.steps.length)),slider:w("input"),parts:w("div","parts"),speedBox:w("select"),leave:r("leave",()=>Pe(t)),kept:w("div","kept"),says:w("div","says"),byTurn:r("by-turn",()=>Yu(t)),into:r("into",()=>Wu(t)),unrolled:new Set};Object.assign(i.slider,{type:"range",min:0,step:1}),i.slider.addEventListener("input",()=>D(t,Number(i.slider.value))),i.slider.addEventListener("keydown",l=>l.stopPropagation());for(let l of Vu)i.speedBox.append(new Option(`${l}×`,String(l),l===1,l===1));i.speedBox.addEventListener("change",()=>{i.speed=Number(i.speedBox.value),i.timer&&Un(t)});let o=w("div","slide");o.append(i.slider,i.parts);let s=w("div","keys");s.append(i.first,i.back,i.play,i.on,i.last),n.append(s,o,i.speedBox,i.kept,i.leave);let a=e.appendChild(w("div","told")),c=w("div","ways");return c.append(i.byTurn,i.into),a.append(i.says,c),i}function Kn(t,e){let{player:n}=t,{steps:r,places:i}=ro(e.timeline.steps,n,t.cards);n.places=i;let o=n.active?n.steps[n.at-1]:void 0,s=JSON.stringify(r.map(a=>[a.kind,a.card,a.edge,a.number]));if(n.steps=r,n.slider.max=r.length,n.box.hidden=!r.length,n.box.classList.toggle("keeps",r.some(a=>a.kept)),lo(t,e),Object.assign(n,So(t),{marks:Oo(t,e.timeline)}),ao(t),n.active&&s!==n.signature){let a=o?r.findIndex(l=>l.says===o.says&&l.number===o.number)+1:0,c=n.goal?oo(t,r,n.goal):0;o&&!a&&!c?Pe(t):n.at=c||a}n.goal=null,n.signature=s,Jn(t)}function D(t,e){let{player:n}=t;if(!n.steps.length||jn(t,()=>D(t,e)))return;n.timer&&e>=n.steps.length&&Re(t);let r=n.active?n.at:0;n.active=!0,n.at=Math.max(0,Math.min(n.steps.length,e)),G(t,-1);let i=n.steps[n.at-1],o=t.cards[i?.edge!==void 0?t.edges[i.edge].tail:i?.card];o?.group&&Xu(t,o),Jn(t),n.at===r+1?co(t,i,Wn/n.speed):Mt(t)}function Xu(t,{x:e,y:n,width:r,height:i}){let{width:o,height:s}=t.room,[a,c]=[t.x+e*t.scale,t.y+n*t.scale];a>=8&&c>=8&&a+r*t.scale<=o-8&&c+i*t.scale<=s-8||(t.fitted=!1,ct(t,t.scale,o/2-(e+r/2)*t.scale,s/2-(n+i/2)*t.scale))}function Un(t){let{player:e}=t;if(jn(t,()=>Un(t)))return;clearTimeout(e.timer),(!e.active||e.at>=e.steps.length)&&D(t,0);let n=()=>{e.timer=setTimeout(n,Wn/e.speed),D(t,e.at+1),e.at>=e.steps.length&&Re(t)};e.timer=setTimeout(n,e.at?0:Wn/2/e.speed),$e(t)}function Re(t){clearTimeout(t.player.timer),t.player.timer=0,$e(t)}function Pe(t){Re(t),t.player.active=!1,Mt(t),Jn(t)}function Jn(t){let{player:e}=t,n=e.active?e.at:1/0,r=e.active?e.passes.findLastIndex(o=>o&&o.begin<=n):-1,i=e.passes[r];t.canvas.classList.toggle("stepping",e.active),t.list.hidden=e.active;for(let o of e.cards){let s=e.active?uo(t,o.number,n):"";o.value&&s!==o.forward&&Gn(o.card,o.value,s),o.forward=s;let a=e.active?ho(t,o,i,n):"";o.adjoint&&a!==o.backward&&Gn(o.card,o.adjoint,a),o.backward=a}for(let o of e.edges){let s=e.active?po(o,i,n):null;s!==o.reads&&Eo(t,o,s),o.reads=s}for(let{begin:o,end:s,drawn:a}of e.marks)a?.classList.toggle("gone",e.active&&(n<o||s!==null&&n>=s));ju(t,e.active?e.steps[e.at-1]:void 0),Gu(t),$e(t),Pn(t),M("known")}function ju(t,e){for(let r of t.player.lit??[])r.classList.remove("now");let n=e&&(e.edge!==void 0?t.edges[e.edge]:t.cards[e.card])?.group;t.player.lit=n?[n]:[],n?.classList.add("now")}function Gu({player:t}){if(!t.active){t.told&&M("step",null),t.told=!1;return}let e={},n;for(let i of t.steps.slice(0,t.at)){if(i.number!==void 0&&i.number!==n)for(let o in e)delete e[o].adjoint;n=i.number??n;for(let[o,s,a]of i.notes??[])e[o]={...s==="value"?{}:e[o],[s]:a}}let r=t.steps[t.at-1]?.span;t.told=!0,M("step",{spans:r?[ie(r)]:[],notes:e})}function Yu(t){let{player:e}=t,n=e.steps[e.at-1],r=t.cards[n?.card]?.id;if(r===void 0)return;let i=e.unrolled.has(r),o=e.places.findLastIndex(s=>s<e.at);e.unrolled[i?"delete":"add"](r),e.goal={original:o},e.signature="",Kn(t,t.data),D(t,e.at)}function Wu(t){let{player:e}=t,n=e.steps[e.at-1],r=t.cards[n?.card];if(!r?.folds)return;let i=e.places.findLastIndex(o=>o<e.at);e.goal={node:n.first,number:n.number,original:i},dt(t,r.folds,()=>D(t,e.at))}var Uu=500,Ku={ran:!0,adjoint:!0};function To(t,e){cancelIdleCallback(t.listing);let n=()=>t.list.replaceChildren(...e.map(r=>w("li","",Qn(t,r,!0))));t.listing=requestIdleCallback(n,{timeout:Uu})}function Qn(t,e,n=!1){let{words:r}=t.data,i=[`${e.title} ${e.beside}`];if(e.turn&&i.push(e.turn),e.value!==void 0){let{ran:o,adjoint:s}=n?Ku:oe(t,t.cards.indexOf(e));i.push(`${r.value} ${o?e.valueShort:r["not-yet"]}`),i.push(`${r.adjoint} ${s?e.adjointShort:r["not-yet"]}`)}return e.folds&&i.push(r.unfold),i.join(". ")}function mt(t,e){return e==null?-1:t.data?.cardOf[e]??-1}function Io(t,e){let n=e!==t.selected;t.selected=e;let r=mt(t,e);$o(t,r>=0?r:n?-1:t.cursor??-1),n&&r>=0&&At(t,t.cards[r]),qe(t,"page")}function qe(t,e,n=!1){let{data:r,selected:i}=t,o=t.cards[mt(t,i)],s=i===r.selected?r.selectedSpan:o?.span;M("selected",{spans:s?[ie(s)]:[]});let a={node:i,ticket:r.ticket,title:o?.title??"",by:e,open:n,known:c=>fo(t,c)};M("node",a)}function $o(t,e){e!==t.cursor&&Y(t,-1),t.cursor=e;let n=t.cards[e];t.cards.forEach((r,i)=>{r.group?.classList.toggle("selected",i===e||n?.node!==void 0&&r.node===n.node&&r.node!==null)});for(let r of t.edges)r.group?.classList.toggle("near",r.tail===e||r.head===e);t.said.textContent=n?Qn(t,n):""}function se(t,e,n=!0){let r=t.cards[e];if($o(t,e),r?.folds)return n?dt(t,r.folds):void 0;let i=r?.node??null;r&&i===null||(t.selected=i,qe(t,"hand",n))}var Ju={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,-1],ArrowDown:[0,1]};function Qu(t,e,[n,r]){let i=[...e.in.map(c=>t.edges[c].tail),...e.out.map(c=>t.edges[c].head)],s=Lo(e,i.map(c=>t.cards[c]),n,r)??Lo(e,t.cards,n,r);if(s||!n)return s;let a=t.edges[n>0?e.out[0]:e.in[0]];return t.cards[n>0?a?.head:a?.tail]}function Lo(t,e,n,r){let i=s=>{let[a,c]=[s.x+(s.width-t.width)/2-t.x,s.y+(s.height-t.height)/2-t.y],[l,u]=[a*n+c*r,Math.abs(a*r+c*n)];return s.group&&l>4&&u<=l?l+2*u:1/0},[o]=e.filter(s=>i(s)<1/0).sort((s,a)=>i(s)-i(a));return o}var zo={first:t=>Ct(t,0),last:t=>Ct(t,tf(t)),close:t=>se(t,-1),in:t=>Dt(t,1.25),out:t=>Dt(t,.8),fit:t=>q(t,!0),edge:go,search:t=>t.controls.search.focus(),back:t=>D(t,t.player.at-1),on:t=>D(t,t.player.active?t.player.at+1:1)};function Ro(t,e){let n=ze("picture",e)??"";if(!(e.altKey||e.metaKey||e.ctrlKey&&!["in","out","fit"].includes(n))){if(n==="cards"&&t.cards.length)Zu(t,Ju[e.key]);else if(n==="open"&&t.cursor>=0)se(t,t.cursor,"keys");else if(n in zo)zo[n](t);else return;e.preventDefault(),e.stopPropagation()}}function Zu(t,e){let n=t.cards[t.cursor],r=n?Qu(t,n,e):t.cards[0];r&&Ct(t,t.cards.indexOf(r))}function Ct(t,e){t.cards[e]&&(se(t,e,!1),At(t,t.cards[e]))}function tf(t){return t.cards.findLastIndex(e=>e.node!==null&&e.node!==void 0)}var ef="M2 2h5v2H4v3H2zM9 2h5v5h-2V4H9zM2 9h2v3h3v2H2zM12 9h2v5H9v-2h3z";function Po(t){let e=w("span","found"),n=w("input");n.type="search",n.addEventListener("input",()=>De(t)),n.addEventListener("keydown",o=>{o.key==="Enter"?Do(t):o.key==="Escape"&&(n.value="",De(t),t.view.focus()),o.stopPropagation()});let r=(o,s)=>{let a=w("button","",o);return a.type="button",a.addEventListener("click",s),a},i={search:n,found:e,in:r("+",()=>Dt(t,1.25)),out:r("−",()=>Dt(t,.8)),fit:r("⤢",()=>q(t,!0)),lecture:r("",()=>Ie(t)),legend:r("?",()=>{t.legend.hidden=!t.legend.hidden,i.legend.setAttribute("aria-expanded",String(!t.legend.hidden))})};i.lecture.append(ft(ef));for(let o of[i.in,i.out])o.className="by-step";return t.bar.append(n,e,i.in,i.out,i.fit,i.lecture,i.legend),i}function qo(t,e){t.worded=JSON.stringify(e);let{controls:n}=t,r=(o,s)=>{o.setAttribute("aria-label",s),o.title=s};so(t,e),r(n.in,e["zoom-in"]),r(n.out,e["zoom-out"]),r(n.fit,e.fit),r(n.lecture,e.lecture),r(n.legend,e.legend),r(n.search,e.search),n.search.placeholder=e["search-short"],n.legend.setAttribute("aria-expanded",String(!t.legend.hidden)),t.view.setAttribute("aria-label",e.picture),t.list.setAttribute("aria-label",e.nodes),t.empty.textContent=e.empty;let i=(o,s,a)=>{let c=w("div");return c.append(w("span",`sign ${o}`,s),w("span","",a)),c};t.legend.replaceChildren(i("forward","▸",e["legend-value"]),i("backward","◂",e["legend-adjoint"]),i("line","",e["legend-edge"]),i("back","",e["legend-contribution"]),i("dashed","",e["legend-view"]),i("double","",e["legend-in-place"]),i("bookmark","",e["legend-kept"]),i("cutting","",e["legend-cut"]),i("grey","",e["legend-pruned"]))}function De(t){let e=t.controls.search.value.trim().toLowerCase(),n=0;for(let r of t.cards){let i=e!==""&&`${r.title} ${r.beside} ${r.formula??""} ${r.turn??""} ${r.holds??""}`.toLowerCase().includes(e);r.group?.classList.toggle("match",i),i&&(n+=1)}t.canvas.classList.toggle("searching",e!==""),t.controls.found.textContent=e&&t.data?t.data.words.matches.replace("{count}",n):""}function Do(t){let e=[...t.cards.keys()].filter(o=>t.cards[o].group?.classList.contains("match")),n=e.find(o=>o>t.cursor)??e[0];if(n===void 0)return;let{folds:r,id:i}=t.cards[n];if(!r)return Ct(t,n);t.data.chosen&&(vr(t,r)?dt(t,r,()=>Do(t)):t.send({find:t.controls.search.value.trim(),within:i}))}var Ho=`.graph.lecture {
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
`;var Bo=`.chooser {
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
`;var Fo=[0,1,2,3,5],Vo=700,of="M2 3h7v2H2zM11 3h3v2h-3zM9 2h2v4H9zM2 11h3v2H2zM7 11h7v2H7zM5 10h2v4H5zM2 7h8v2H2zM12 7h2v2h-2zM10 6h2v4h-2z";function Xo(t){let e=t.view.appendChild(w("div","chooser")),n=e.appendChild(w("select","passes")),r=e.appendChild(w("button","views")),i=e.appendChild(w("div","panel"));r.type="button",r.setAttribute("aria-haspopup","dialog"),i.setAttribute("role","dialog");let o={box:e,passes:n,button:r,panel:i,worded:"",shown:""};He(t,o,!1),r.addEventListener("click",()=>He(t,o,i.hidden));for(let s of["pointerenter","focus"])n.addEventListener(s,()=>Vt(t,()=>Ze(t))),r.addEventListener(s,()=>Vt(t,()=>[...Hr(t),...sf(t)]));n.addEventListener("change",()=>wt(t,{...t.data.chosen,pass:Number(n.value)}));for(let s of["click","dblclick","keydown","pointerdown","wheel"])e.addEventListener(s,a=>a.stopPropagation());return e.addEventListener("keydown",s=>{s.key!=="Escape"||i.hidden||(He(t,o,!1),r.focus())}),t.view.addEventListener("pointerdown",()=>He(t,o,!1)),o}function He(t,{button:e,panel:n},r){n.hidden=!r,e.setAttribute("aria-expanded",String(r)),r&&(Zn(t),n.querySelector("input:checked")?.focus())}function sf({data:{chosen:t},selected:e}){return e===null?[]:Fo.map(n=>({...t,steps:n}))}function Zn(t){let{menu:e,data:n,selected:r}=t;if(e.box.hidden=!n.chosen,!n.chosen)return;let i=JSON.stringify([n.menu,n.words.view]);i!==e.worded&&(e.worded=i,e.panel.setAttribute("aria-label",n.words.view),e.panel.replaceChildren(...lf(t),...uf(t)));let o=JSON.stringify([i,n.chosen,r===null,t.room.width<Vo]);o!==e.shown&&af(t),e.shown=o}function af(t){let{menu:e,selected:n}=t,{words:r,chosen:i}=t.data,o=[i.layout&&r[jo(i.layout)],i.view==="torch"&&r["nodes-short"],i.folding==="line"&&r["folding-short"],i.steps&&n!==null&&r["around-some"].replace("{count}",i.steps)].filter(Boolean);e.button.replaceChildren(ft(of),w("span","",o.join(" · ")||r.view)),e.button.setAttribute("aria-label",[r.view,...o].join(", "));for(let s of e.panel.querySelectorAll('input[type="radio"]'))s.checked=s.value===String(i[s.name]);e.panel.querySelector(".around").disabled=n===null,cf(t)}function cf({menu:t,room:e,data:{words:n,chosen:r,menu:i}}){t.passes.hidden=i.passes.length<2,t.passes.setAttribute("aria-label",n.pass);let o=e.width<Vo,s=JSON.stringify([i.passes,n["pass-number"],o]);if(s!==t.named){t.named=s;let c=(l,u)=>(o?n["backward-brief"]:l===null?n["pass-number"]:n["pass-line"]).replace("{number}",u+1).replace("{line}",l);t.passes.replaceChildren(...i.passes.map((l,u)=>new Option(c(l,u),u)))}let a=String(r.pass??"");t.passes.value!==a&&(t.passes.value=a)}function jo(t){return{"":"layout-auto",LR:"layout-across",TB:"layout-down",rows:"layout-rows"}[t]}function lf(t){let{words:e}=t.data;return[Be(t,"layout",e.layout,Qe.map(n=>[n,e[jo(n)]])),Be(t,"view",e["nodes-of"],[["maths",e["nodes-maths"]],["torch",e["nodes-torch"]]],e["nodes-help"]),Be(t,"folding",e.folding,[["scope",e["folding-scope"]],["line",e["folding-line"]]]),Be(t,"steps",e.around,Fo.map(n=>[n,n?e["around-some"].replace("{count}",n):e["around-all"]]),e["around-help"],"around")]}function Be(t,e,n,r,i="",o=""){let s=w("fieldset",o);s.append(w("legend","",n)),s.title=i;for(let[a,c]of r){let l=s.appendChild(w("label")),u=l.appendChild(w("input"));Object.assign(u,{type:"radio",name:e,value:a}),u.addEventListener("change",()=>wt(t,{...t.data.chosen,[e]:a})),l.append(c)}return s}function uf(t){let{words:e,menu:n}=t.data;if(!n.loops.length)return[];let r=w("fieldset","turns");r.append(w("legend","",e.loop));let i=r.appendChild(w("select"));i.setAttribute("aria-label",e.loop),i.append(...n.loops.map(({header:l},u)=>new Option(l,u)));let o=r.appendChild(w("label")),s=o.appendChild(w("span")),a=o.appendChild(w("input"));Object.assign(a,{type:"number",min:0,step:1});let c=()=>{a.max=n.loops[i.value].last,s.textContent=e["go-to-turn"].replace("{last}",a.max)};return i.addEventListener("change",c),a.addEventListener("change",()=>a.value!==""&&ff(t,Number(i.value),Number(a.value))),c(),[r]}function ff(t,e,n){let{firsts:r}=t.data.menu.loops[e],[,i]=r?.find(([s])=>s>=n)??r?.at(-1)??[],o=i===void 0?-1:mt(t,i);t.cards[o]?.node===i&&i!==void 0?Ct(t,o):t.send({loop:e,turn:n})}var Go=`.minimap {
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
`;var Yo={width:168,height:96};function Ht(t,e){cancelAnimationFrame(t.waiting?.[e.name]),t.waiting={...t.waiting,[e.name]:requestAnimationFrame(()=>t.svg&&e(t))}}function Fe(t){t.minimap||(t.minimap=hf(t));let{minimap:e,cards:n,width:r,height:i}=t;e.scale=Math.min(Yo.width/r,Yo.height/i);let[o,s]=[Math.max(24,r*e.scale),Math.max(16,i*e.scale)],a=window.devicePixelRatio||1;Object.assign(e.paper,{width:o*a,height:s*a}),Object.assign(e.box.style,{width:`${o}px`,height:`${s}px`}),e.box.title=t.data.words.minimap??"";let c=e.paper.getContext("2d"),l=getComputedStyle(t.box);c.scale(e.scale*a,e.scale*a);let[u,f]=["--muted","--card-line"].map(d=>l.getPropertyValue(d));for(let d of n)c.fillStyle=d.folds?u:f,c.fillRect(d.x,d.y,d.width,d.height);tr(t)}function tr(t){let{minimap:e,room:n,scale:r,x:i,y:o,width:s,height:a}=t;if(!e)return;let c=i<-1||o<-1||i+s*r>n.width+1||o+a*r>n.height+1;if(e.box.hidden=!c,e.box.hidden)return;let l=(b,S,E)=>{let g=Math.min(Math.max(0,-b/r),E);return[g*e.scale,(Math.min(E,(S-b)/r)-g)*e.scale]},[u,f]=l(i,n.width,s),[d,m]=l(o,n.height,a);Object.assign(e.frame.style,{left:`${u}px`,top:`${d}px`,width:`${Math.max(4,f)}px`,height:`${Math.max(4,m)}px`})}function er({covered:t},e){e.style.setProperty("--drawer-covers",`${t.right}px`)}function hf(t){let e=t.view.appendChild(w("div","minimap"));er(t,e);let n=e.appendChild(w("canvas")),r=e.appendChild(w("div","window"));e.setAttribute("aria-hidden","true");let i={box:e,paper:n,frame:r,scale:1},o=s=>{let a=e.getBoundingClientRect(),{scale:c,room:l}=t;t.fitted=!1,ct(t,c,l.width/2-(s.clientX-a.left)/i.scale*c,l.height/2-(s.clientY-a.top)/i.scale*c)};return e.addEventListener("pointerdown",s=>{s.stopPropagation(),e.setPointerCapture(s.pointerId),o(s)}),e.addEventListener("pointermove",s=>{s.stopPropagation(),s.buttons&&o(s)}),e.addEventListener("pointerup",s=>s.stopPropagation()),e.addEventListener("dblclick",s=>s.stopPropagation()),i}var pf=.02,mf=4,Wo=4;function Uo(t){let{view:e}=t,n=Et;t.zoom=Ki().scaleExtent([pf,mf]).extent(()=>[[0,0],[t.room.width,t.room.height]]).clickDistance(Wo).filter(r=>r.type==="wheel"?wf(t,r):!r.button).wheelDelta(r=>-r.deltaY*(r.deltaMode?30:1)/350).on("start",({transform:r})=>{n=r}).on("zoom",({transform:r,sourceEvent:i})=>{i&&(t.fitted=!1,!e.classList.contains("dragging")&&Math.hypot(r.x-n.x,r.y-n.y)>Wo&&(e.classList.add("dragging"),G(t,-1),Y(t,-1))),xf(t,r)}).on("end",()=>e.classList.remove("dragging")),z(e).call(t.zoom).on("dblclick.zoom",null)}function wf(t,e){return e.ctrlKey||t.root.activeElement===t.view||document.activeElement===t.view}function xf(t,{k:e,x:n,y:r}){Object.assign(t,{scale:e,x:n,y:r}),t.canvas.style.transform=`translate(${n}px, ${r}px) scale(${e})`,t.view.style.backgroundPosition=`${n}px ${r}px`,Ht(t,tr),ce(t)}function Ko(t,e,n){let r=t.svg?gf(t):void 0;Mt(t),G(t,-1),Y(t,-1);let{drawing:i,cards:o,edges:s}=n,a=i.svg===t.svg&&i.svg!==null;if(Object.assign(t,{sheet:n,svg:i.svg,cards:o,edges:s,width:i.width,height:i.height}),t.empty.hidden=!!t.svg,To(t,o),!t.svg){t.minimap&&(t.minimap.box.hidden=!0);return}if(De(t),a)return;Ht(t,Fe);let c=r&&Jo(t,r.id);if(e.turning&&r!==void 0)return ct(t,t.scale,t.x,t.y);if(t.fitted||!c)return q(t);ct(t,t.scale,r.left-c.x*t.scale,r.top-c.y*t.scale),r.seen||At(t,c)}function gf(t){let e=t.toggled??t.cards[mt(t,t.selected)]?.id;t.toggled=null;let n=e&&Jo(t,e);if(!n)return null;let[r,i]=[t.x+n.x*t.scale,t.y+n.y*t.scale],o=(a,c,l)=>a<l&&a+c*t.scale>0,s=o(r,n.width,t.room.width)&&o(i,n.height,t.room.height);return{id:e,left:r,top:i,seen:s}}function Jo(t,e){let n=t.cards.find(i=>i.id===e);if(n)return n;let r=t.data.frames.findIndex(i=>i.id===e);return r<0?null:t.cards.find(i=>i.frame===r)??null}var Qo=`.player {
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
`;function Zo(t){let{view:e}=t;e.addEventListener("pointermove",n=>n.buttons||yf(t,n)),e.addEventListener("pointerleave",()=>{G(t,-1),Y(t,-1)}),e.addEventListener("click",n=>bf(t,nr(n))),e.addEventListener("keydown",n=>Ro(t,n)),e.addEventListener("dblclick",n=>nr(n).card===void 0&&q(t,!0))}function nr(t){let e=t.target.closest?.("g[data-card], g[data-edge], g[data-frame]");return{card:e?.dataset.card,edge:e?.dataset.edge,frame:e?.dataset.frame}}function yf(t,e){let{card:n,edge:r}=nr(e);Y(t,r===void 0?-1:Number(r));let i=n===void 0?-1:Number(n);i!==t.hovered&&(G(t,i),i>=0&&xo(t,i))}function bf(t,{card:e,frame:n}){t.view.focus({preventScroll:!0}),t.tip.hidden=!0,e!==void 0?se(t,Number(e)):n!==void 0&&dt(t,n)}var ts=`.graph {
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
`;var $m=sr([mr,pr,ar,wr,ts,Bo,Go,Qo,Ho],rr(t=>{let e=_f(t);return{update(n,{setTriggerValue:r}){e.send=i=>r("acted",{...i,at:e.selected}),xr(e,n),Ef(e,n),hr(n.remember)},stop:e.stop}}));function _f(t){let e=t.appendChild(w("div","graph themed")),n=e.appendChild(w("div","view")),r=n.appendChild(w("div","canvas")),i=n.appendChild(w("div","empty")),o=n.appendChild(w("div","drawing")),s=e.appendChild(w("div","bar")),a=e.appendChild(w("div","legend")),c=e.appendChild(w("div","tip")),l=e.appendChild(w("ol","unseen")),u=e.appendChild(w("div","unseen"));n.tabIndex=0,n.setAttribute("role","application"),u.setAttribute("aria-live","polite"),c.setAttribute("aria-hidden","true"),c.hidden=a.hidden=o.hidden=!0,o.setAttribute("role","status");let f={root:t,box:e,view:n,canvas:r,empty:i,drawing:o,bar:s,legend:a,tip:c,list:l,said:u,data:null,svg:null,sheet:null,attached:null,sheets:new Map,away:[],cards:[],edges:[],frames:[],selected:null,told:void 0,scale:1,x:0,y:0,width:0,height:0,fitted:!0,toggled:null,way:null,cursor:-1,hovered:-1,edgeHovered:-1,staying:0,room:{width:0,height:0},covered:{right:0,bottom:0},turn:0,numbers:null,moving:null,endPreparing:()=>{},pictures:new Map,asked:new Map,awaited:null,answers:new Map,send:S=>{}};f.show=({svg:S,cards:E,edges:g,frames:T,cardOf:L,timeline:H,shown:$,root:R,wrong:W,ticket:ut,chosen:Ot,notes:Nt})=>{let Ve={svg:S,cards:E,edges:g,frames:T,cardOf:L,timeline:H,shown:$,root:R,wrong:W,ticket:ut,chosen:Ot};ut!==f.data.ticket&&M("notes",ut===f.notesOf?null:Nt??null),es(f,{...f.data,...Ve})},f.controls=Po(f),f.player=No(f),f.menu=Xo(f),n.after(f.player.box),Uo(f),Zo(f);let d=new ResizeObserver(()=>{f.room={width:n.clientWidth,height:n.clientHeight},document.documentElement.style.setProperty("--drawer-height",`${n.clientHeight+1}px`),f.fitted&&q(f),ce(f),Dn(f),ne(f)});d.observe(n);let m=Sf(f),b=to(f);return M("asks-drawer"),f.stop=()=>{d.disconnect(),clearTimeout(f.asking),clearTimeout(f.patience),clearTimeout(f.resting),clearTimeout(f.pointing),f.endPreparing(),cancelIdleCallback(f.listing),le(f),m(),b(),Pe(f),delete document.documentElement.dataset.turning,pt(null),e.remove()},f}function Sf(t){return Tt({who:()=>t.data&&qe(t,"page"),told:({node:e,chosen:n})=>{t.told=e,n===t.unheard&&(t.unheard=null)},way:e=>{t.way=e,Fn(t)},drawer:({right:e,bottom:n})=>{let r=n?t.view.getBoundingClientRect().bottom-innerHeight+n:0,i=t.covered;t.covered={right:e,bottom:Math.max(0,r)};for(let s of[t.bar,t.legend,t.minimap?.box])s&&er(t,s);if(t.box.classList.toggle("beside",e>0),i.right===e&&i.bottom===t.covered.bottom)return;let o=t.cards[mt(t,t.selected)];t.fitted&&q(t),o&&At(t,o)},picture:e=>qr(t,e),noted:({ticket:e})=>{t.notesOf=e},holds:e=>{e.picture=Xn(t)},numbers:e=>vo(t,e),closed:()=>t.view.focus({preventScroll:!0}),"edge-answer":e=>{e.ticket===t.data?.ticket&&(t.answers.set(e.edge,e.says),t.edgeHovered>=0&&Vn(t,t.edges[t.edgeHovered]))}})}function Ef(t,e){let{ticket:n,chosen:r,selected:i,room:o,turning:s,turn:a,height:c,words:l,svg:u}=e,f=JSON.stringify([n,r,i,o,s,a,c,l]);if(f===t.message&&u===t.sent)return Af(t);Object.assign(t,{message:f,sent:u});let{unheard:d}=t;t.notesOf??=e.ticket,clearTimeout(t.awaited?.timer),t.awaited=null,We(t,!1),t.box.style.setProperty("--height",`${e.height}px`),je(t.box),es(t,e),yo(t),d&&wt(t,d)}function Af(t){je(t.box),Ht(t,Fe)}function es(t,e){let n=e.ticket!==t.data?.ticket,r=t.data;t.data=e,n&&t.answers.clear(),ne(t),t.worded!==JSON.stringify(e.words)&&qo(t,e.words);let i=Tr(t,e);i!==t.sheet&&Ko(t,e,i),n&&(t.way=null),Fn(t),Kn(t,e);let s=!r||e.selected!==r.selected&&e.selected!==t.told?e.selected:t.selected;Io(t,s!==null&&s<e.nodes?s:null),e.chosen&&(t.empty.textContent=e.words[e.chosen.view==="torch"?"empty-torch":"empty"]),Zn(t),t.svg!==t.attached&&Cr(t),Pr(t),Ft(t)}export{$m as default};
