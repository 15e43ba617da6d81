function d(n,e="",r=""){let t=document.createElement(n);return e&&(t.className=e),r!==""&&(t.textContent=String(r)),t}function y(n){let{setStateValue:e,setTriggerValue:r}=n;return{...n,setStateValue:(...t)=>v(()=>e(...t)),setTriggerValue:(...t)=>v(()=>r(...t))}}function v(n){let e=window.setTimeout,r=(t,a=0,...o)=>a>0||typeof t!="function"?e(t,a,...o):(queueMicrotask(()=>t(...o)),0);window.setTimeout=r;try{return n()}finally{window.setTimeout=e}}function S(n,e){let r=n.map(a=>{let o=new CSSStyleSheet;return o.replaceSync(a),o}),t=new WeakMap;return a=>{let o=a.parentElement,i=t.get(o);i||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...r],i=e(o),t.set(o,i));let l=i;return l.update(a.data,y(a)),()=>{l.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(u=>!r.includes(u)),t.delete(o)}}}var T=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function z(n){let e=document.createElement("i");e.style.background="var(--st-background-color)",n.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),L(r)}function L(n){let[e=255,r=255,t=255]=(n.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*t<128}function b(n){let e=z(n);return n.classList.toggle("dark",e),e}var A=`.lost {
  margin: 0;
  padding: 0.6rem 0.9rem;
  border-radius: 0.5rem;
  background: var(--selection-cell);
  color: var(--text);
  font: 16px / 1.4 var(--st-font, system-ui, sans-serif);
}
.lost[hidden] {
  display: none;
}

.truth {
  position: fixed;
  z-index: 1000;
  top: 4.5rem;
  left: 50%;
  transform: translateX(-50%);
  box-sizing: border-box;
  width: max-content;
  max-width: min(92vw, 40rem);
  margin: 0;
  padding: 0.7rem 1.2rem;
  overflow: hidden;
  text-overflow: ellipsis;
  border: 1px solid var(--separator);
  border-radius: 0.6rem;
  background: var(--selection-cell);
  color: var(--text);
  font: 600 20px / 1.4 var(--st-font, system-ui, sans-serif);
}
.truth p {
  margin: 0;
  overflow-wrap: anywhere;
}
.bars {
  display: grid;
  grid-template-columns: max-content minmax(5rem, 14rem) max-content;
  align-items: center;
  gap: 0.35rem 0.7rem;
  font-size: 17px;
  font-variant-numeric: tabular-nums;
}
.bars b {
  max-width: 9rem;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
}
.track {
  height: 1em;
  border-radius: 0.3em;
  background: linear-gradient(var(--fill, var(--forward)) 0 0) 0 0 / var(--share) 100% no-repeat var(--separator);
}
.track.right {
  --fill: var(--axis-0);
}
.truth[hidden] {
  display: none;
}
`;var C=250,E=700,N=4e3,q=5e3,D=150,ee=S([T,A],n=>{let e=n.appendChild(d("p","lost themed"));e.setAttribute("role","status"),e.hidden=!0;let r=n.appendChild(d("div","truth themed"));r.setAttribute("role","status"),r.hidden=!0;let t,a="",o=0,i=E,l=!1,u=!1,h,m;async function O(){if(!u){for(u=!0;!l;)await B(await V());u=!1}}async function V(){let{ticket:s,seen:p}=t.data,c=a&&performance.now()-o<q?a:p;try{m=new AbortController;let f=await fetch(I(s,c),{cache:"no-store",signal:m.signal});if(f.status===410)return x("gone");if(!f.ok)throw new Error(String(f.status));let[w,k]=(await f.text()).split(`
`);return $(),w===c?C:(k&&w!==t.data.seen&&(h??=setTimeout(()=>M(JSON.parse(k)),D)),x(w))}catch{return l||m?.signal.aborted?0:(e.hidden=!1,i=Math.min(2*i,N),i)}}function M({right:s,bars:p}){let c=d("div","bars");for(let w of p)c.append(...G(w));let f=d("p","",s&&t.data.words.right.replace("{}",()=>s));r.replaceChildren(f,c),r.hidden=!1}function g(){clearTimeout(h),h=void 0,r.hidden=!0}function $(){e.hidden=!0,i=E}function x(s){return a=s,o=performance.now(),t.setTriggerValue("news",s),s==="gone"?N:C}return{update(s,p){let c=t&&t.data.ticket!==s.ticket;t=p,e.textContent=s.words.lost,b(e),b(r),g(),(c||s.seen===a)&&(a=""),c&&m?.abort(),O()},stop(){l=!0,m?.abort(),g(),e.remove(),r.remove()}}});function G({answer:n,count:e,share:r,right:t}){let a=d("span",t?"track right":"track");return a.style.setProperty("--share",`${r}%`),[d("b","",t?`${n} ✓`:n),a,d("span","",`${e} · ${r} %`)]}function I(n,e){let r=document.querySelector('script[type="module"][src*="/static/js/"]').src,t=new URL(`../../room/${n}`,r);return t.searchParams.set("seen",e),t.href}function B(n){return new Promise(e=>setTimeout(e,n))}export{ee as default};
