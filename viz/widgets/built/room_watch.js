function h(n,e="",r=""){let t=document.createElement(n);return e&&(t.className=e),r!==""&&(t.textContent=String(r)),t}function x(n,e){let r=n.map(o=>{let a=new CSSStyleSheet;return a.replaceSync(o),a}),t=new WeakMap;return o=>{let a=o.parentElement,i=t.get(a);i||(a.adoptedStyleSheets=[...a.adoptedStyleSheets,...r],i=e(a),t.set(a,i));let c=i;return c.update(o.data,o),()=>{c.stop(),a.adoptedStyleSheets=a.adoptedStyleSheets.filter(d=>!r.includes(d)),t.delete(a)}}}var k=`.themed { --text: #1f2733; --muted: #566073; --card: #fffffe; --card-line: #aeb8c6; --separator: #e4e8ee; --folded: #f3f6fb; --frame: #f8fafd; --frame-line: #cfd7e2; --edge: #94a1b2; --forward: #1d5fd6; --forward-cell: #e6effd; --backward: #bf3f08; --backward-cell: #fdeee3; --backward-line: #f0c6a8; --selection: #f2b01e; --selection-cell: #fff3d1; --axis-0: #136f3a; --axis-0-cell: #e0f4e8; --axis-1: #7a3fc4; --axis-1-cell: #f0e7fb; --axis-2: #08687c; --axis-2-cell: #ddf3f7; --axis-3: #b8216b; --axis-3-cell: #fbe5f0; --axis-4: #7c6203; --axis-4-cell: #f6efd3; --heat-low: #f4f8ff; --heat-high: #86aeea; --wrong: #c4222f; --wrong-cell: #fde8e8; --doubtful: #8f6200; --lit: #ffe58a; --current-line: #f4f7fd; --keyword: #7d4bdc; --string: #0a6e3e; --digits: #0550ae; --remark: #616975; --call: #953800; }
.themed.dark { --text: #e6eaf1; --muted: #a5b0c1; --card: #1b212a; --card-line: #4d596a; --separator: #303947; --folded: #232b37; --frame: #181d25; --frame-line: #3a4454; --edge: #67748a; --forward: #7fb0ff; --forward-cell: #1e3558; --backward: #ff9d66; --backward-cell: #4a2a17; --backward-line: #8a5330; --selection: #ffc93d; --selection-cell: #4a3b10; --axis-0: #5fd08f; --axis-0-cell: #17402a; --axis-1: #bd92f5; --axis-1-cell: #362352; --axis-2: #4fc3dc; --axis-2-cell: #123c46; --axis-3: #f58bc0; --axis-3-cell: #4a1c35; --axis-4: #d9bd4f; --axis-4-cell: #3d3410; --heat-low: #151d2a; --heat-high: #2f62b3; --wrong: #ff8078; --wrong-cell: #4a1d20; --doubtful: #e3b341; --lit: #6b5410; --current-line: #1b222d; --keyword: #c9a4ff; --string: #7ee2a8; --digits: #8fc1ff; --remark: #95a1b1; --call: #ffb77c; }
`;function O(n){let e=document.createElement("i");e.style.background="var(--st-background-color)",n.append(e);let r=getComputedStyle(e).backgroundColor;return e.remove(),P(r)}function P(n){let[e=255,r=255,t=255]=(n.match(/[\d.]+/g)??[]).map(Number);return .3*e+.6*r+.1*t<128}function w(n){let e=O(n);return n.classList.toggle("dark",e),e}var S=`.lost {
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
.truth[hidden] {
  display: none;
}
`;var v=250,y=700,C=4e3,z=5e3,F=x([k,S],n=>{let e=n.appendChild(h("p","lost themed"));e.setAttribute("role","status"),e.hidden=!0;let r=n.appendChild(h("p","truth themed"));r.setAttribute("role","status"),r.hidden=!0;let t,o="",a=0,i=y,c=!1,d=!1,f;async function A(){if(!d){for(d=!0;!c;)await G(await E());d=!1}}async function E(){let{ticket:s,seen:m}=t.data,l=o&&performance.now()-a<z?o:m;try{f=new AbortController;let u=await fetch(D(s,l),{cache:"no-store",signal:f.signal});if(u.status===410)return b("gone");if(!u.ok)throw new Error(String(u.status));let[p,g]=(await u.text()).split(`
`);return N(),p===l?v:(g&&p!==t.data.seen&&T(g),b(p))}catch{return c||f?.signal.aborted?0:(e.hidden=!1,i=Math.min(2*i,C),i)}}function T(s){r.textContent=t.data.words.right.replace("{}",()=>s),r.hidden=!1}function N(){e.hidden=!0,i=y}function b(s){return o=s,a=performance.now(),t.setTriggerValue("news",s),s==="gone"?C:v}return{update(s,m){let l=t&&t.data.ticket!==s.ticket;t=m,e.textContent=s.words.lost,w(e),w(r),r.hidden=!0,(l||s.seen===o)&&(o=""),l&&f?.abort(),A()},stop(){c=!0,f?.abort(),e.remove(),r.remove()}}});function D(n,e){let r=document.querySelector('script[type="module"][src*="/static/js/"]').src,t=new URL(`../../room/${n}`,r);return t.searchParams.set("seen",e),t.href}function G(n){return new Promise(e=>setTimeout(e,n))}export{F as default};
