function d(a,e="",r=""){let t=document.createElement(a);return e&&(t.className=e),r!==""&&(t.textContent=String(r)),t}function k(a,e){let r=a.map(n=>{let o=new CSSStyleSheet;return o.replaceSync(n),o}),t=new WeakMap;return n=>{let o=n.parentElement,i=t.get(o);i||(o.adoptedStyleSheets=[...o.adoptedStyleSheets,...r],i=e(o),t.set(o,i));let l=i;return l.update(n.data,n),()=>{l.stop(),o.adoptedStyleSheets=o.adoptedStyleSheets.filter(u=>!r.includes(u)),t.delete(o)}}}var y=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #46370e; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function P(a){let e=document.createElement("i");e.style.background="var(--st-background-color)",a.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),z(r)}function z(a){let[e=255,r=255,t=255]=(a.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*t<128}function b(a){let e=P(a);return a.classList.toggle("dark",e),e}var S=`.lost {
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
`;var C=250,T=700,A=4e3,j=5e3,D=150,Q=k([y,S],a=>{let e=a.appendChild(d("p","lost themed"));e.setAttribute("role","status"),e.hidden=!0;let r=a.appendChild(d("div","truth themed"));r.setAttribute("role","status"),r.hidden=!0;let t,n="",o=0,i=T,l=!1,u=!1,w,m;async function E(){if(!u){for(u=!0;!l;)await V(await N());u=!1}}async function N(){let{ticket:s,seen:p}=t.data,c=n&&performance.now()-o<j?n:p;try{m=new AbortController;let f=await fetch(I(s,c),{cache:"no-store",signal:m.signal});if(f.status===410)return x("gone");if(!f.ok)throw new Error(String(f.status));let[h,v]=(await f.text()).split(`
`);return $(),h===c?C:(v&&h!==t.data.seen&&(w??=setTimeout(()=>O(JSON.parse(v)),D)),x(h))}catch{return l||m?.signal.aborted?0:(e.hidden=!1,i=Math.min(2*i,A),i)}}function O({right:s,bars:p}){let c=d("div","bars");for(let h of p)c.append(...G(h));let f=d("p","",s&&t.data.words.right.replace("{}",()=>s));r.replaceChildren(f,c),r.hidden=!1}function g(){clearTimeout(w),w=void 0,r.hidden=!0}function $(){e.hidden=!0,i=T}function x(s){return n=s,o=performance.now(),t.setTriggerValue("news",s),s==="gone"?A:C}return{update(s,p){let c=t&&t.data.ticket!==s.ticket;t=p,e.textContent=s.words.lost,b(e),b(r),g(),(c||s.seen===n)&&(n=""),c&&m?.abort(),E()},stop(){l=!0,m?.abort(),g(),e.remove(),r.remove()}}});function G({answer:a,count:e,share:r,right:t}){let n=d("span",t?"track right":"track");return n.style.setProperty("--share",`${r}%`),[d("b","",t?`${a} ✓`:a),n,d("span","",`${e} · ${r} %`)]}function I(a,e){let r=document.querySelector('script[type="module"][src*="/static/js/"]').src,t=new URL(`../../room/${a}`,r);return t.searchParams.set("seen",e),t.href}function V(a){return new Promise(e=>setTimeout(e,a))}export{Q as default};
