"""Programs that draw: what courses do with matplotlib. Each leaves one figure at least."""

from __future__ import annotations

PROGRAMS = {
    "lines": "plt.plot([1, 2, 3], [1, 4, 9], 'r--o', label='$x^2$'); plt.legend(); plt.xlabel('x'); plt.grid(True)",
    "tensors": "x = torch.linspace(0, 1, 20); plt.plot(x, x ** 2); plt.scatter(x, torch.sin(x))",
    "subplots": "fig, axes = plt.subplots(2, 2, figsize=(8, 6), sharex=True)\nfor ax in axes.flat: ax.plot([1, 2])\n"
    "fig.suptitle('all'); plt.tight_layout()",
    "image": "plt.imshow(torch.rand(8, 8), cmap='gray'); plt.colorbar(); plt.axis('off')",
    "hist": "plt.hist(np.random.randn(1000), bins=30, density=True, alpha=.5, edgecolor='black')",
    "bars": "plt.bar(['a', 'b'], [1, 2]); plt.barh(['c'], [3]); plt.xticks(rotation=45)",
    "contour": "X, Y = np.meshgrid(np.linspace(-2, 2, 50), np.linspace(-2, 2, 50))\n"
    "c = plt.contour(X, Y, X**2 + Y**2, levels=20); plt.clabel(c, fontsize=8); plt.contourf(X, Y, X * Y)",
    "surface": "X, Y = np.meshgrid(np.linspace(-2, 2, 30), np.linspace(-2, 2, 30))\nfig = plt.figure()\n"
    "ax = fig.add_subplot(111, projection='3d'); ax.plot_surface(X, Y, X * Y, cmap='viridis')\n"
    "ax.plot_wireframe(X, Y, X + Y); ax.scatter([0], [0], [0]); ax.set_zlabel('z'); ax.view_init(30, 40)",
    "three d axes": "from mpl_toolkits.mplot3d import Axes3D\nax = plt.axes(projection='3d'); ax.plot([0, 1], [0, 1], [0, 1])",
    "seaborn style": "plt.style.use('seaborn-v0_8-whitegrid'); plt.plot([1, 2]); plt.title('t')",
    "dark style": "plt.style.use('dark_background'); plt.plot([1, 2]); plt.title('t')",
    "style for a while": "with plt.style.context('ggplot'):\n    plt.plot([1, 2])",
    "every style": "for name in plt.style.available[:6]:\n    with plt.style.context(name):\n        plt.plot([1, 2])",
    "formulas": r"plt.title(r'$\frac{\partial L}{\partial w} = \sum_{i=1}^n \hat{y}_i$'); plt.plot([1])",
    "fonts of formulas": "plt.rcParams['mathtext.fontset'] = 'cm'; plt.title(r'$\\alpha\\mathcal{L}$'); plt.plot([1])",
    "STIX": "plt.rcParams['mathtext.fontset'] = 'stix'; plt.title(r'$\\int_0^1 x\\,dx$'); plt.plot([1])",
    "serif": "plt.rcParams['font.family'] = 'serif'; plt.title('t', fontweight='bold', style='italic'); plt.plot([1])",
    "monospace": "plt.text(0, 0, 'a', family='monospace', fontsize=20); plt.plot([1])",
    "Chinese": "plt.rcParams['font.sans-serif'] = ['SimHei']; plt.rcParams['axes.unicode_minus'] = False\n"
    "plt.plot([-1, 2], label='损失'); plt.title('训练 $x^2$ 曲线'); plt.legend()",
    "animation": "from matplotlib.animation import FuncAnimation\nfig, ax = plt.subplots(); line, = ax.plot([], [])\n"
    "def frame(i):\n    line.set_data([0, i], [0, i]); ax.set_xlim(0, 10); return line,\n"
    "anim = FuncAnimation(fig, frame, frames=10, interval=50); anim.save('a.gif'); html = anim.to_jshtml()",
    "scales": "plt.semilogx([1, 10], [1, 2]); plt.figure(); plt.loglog([1, 10], [1, 2]); plt.yscale('symlog')",
    "annotations": "plt.plot([1, 2]); plt.annotate('here', (0, 1), (1, 1.5), arrowprops=dict(arrowstyle='->', color='r'))\n"
    "plt.axhline(1.5, color='k', ls=':'); plt.axvspan(0, .5, alpha=.2); plt.text(0, 1, 'a', bbox=dict(facecolor='w'))",
    "dates": "import datetime\nplt.plot([datetime.date(2020, 1, d) for d in (1, 2, 3)], [1, 2, 3]); plt.gcf().autofmt_xdate()",
    "boxes": "plt.boxplot([[1, 2, 3], [2, 3, 4]]); plt.violinplot([[1, 2, 3]]); plt.errorbar([1], [2], yerr=.5, capsize=3)",
    "pie": "plt.pie([1, 2, 3], labels=['a', 'b', 'c'], autopct='%1.1f%%', explode=[0, .1, 0], shadow=True)",
    "fields": "x = np.linspace(-1, 1, 10); X, Y = np.meshgrid(x, x); plt.quiver(X, Y, -Y, X); plt.streamplot(X, Y, -Y, X)",
    "grid of axes": "from matplotlib.gridspec import GridSpec\nfig = plt.figure(constrained_layout=True)\ngs = GridSpec(2, 2, figure=fig)\n"
    "fig.add_subplot(gs[0, :]).plot([1]); fig.add_subplot(gs[1, 0]).pcolormesh(np.random.rand(5, 5))",
    "colorbar beside": "from mpl_toolkits.axes_grid1 import make_axes_locatable\nim = plt.imshow(np.eye(3))\n"
    "cax = make_axes_locatable(plt.gca()).append_axes('right', size='5%', pad=.05); plt.colorbar(im, cax=cax)",
    "colormaps": "import matplotlib.cm as cm\nfor i, c in enumerate(cm.viridis(np.linspace(0, 1, 5))): plt.plot([i, i + 1], color=c)\n"
    "plt.get_cmap('tab20')(3); plt.scatter([1], [2], c=[.5], cmap='jet'); plt.colorbar()",
    "patches": "from matplotlib.patches import Rectangle, Circle, FancyArrowPatch\nax = plt.gca()\n"
    "ax.add_patch(Rectangle((0, 0), 1, 1, fill=False, hatch='x')); ax.add_patch(Circle((.5, .5), .2)); ax.axis('equal')",
    "twin axes": "fig, ax = plt.subplots(); ax.plot([1, 2], 'b'); ax.twinx().plot([3, 1], 'r'); ax.set_ylabel('a', color='b')",
    "saved": "plt.plot([1, 2]); plt.savefig('a.png', dpi=150, bbox_inches='tight'); plt.savefig('a.pdf'); plt.savefig('a.svg')",
    "polar": "plt.polar([0, 1, 2], [1, 2, 3]); plt.figure(); plt.subplot(projection='polar').fill([0, 1], [1, 1])",
    "another backend": "import matplotlib; matplotlib.use('TkAgg'); plt.ion(); plt.plot([1, 2]); plt.pause(.01); plt.show()",
    "handmade": "from matplotlib.figure import Figure\nfrom matplotlib.backends.backend_agg import FigureCanvasAgg\n"
    "fig = Figure(); FigureCanvasAgg(fig); fig.subplots().plot([1, 2]); display(fig)",
    "xkcd": "with plt.xkcd():\n    plt.plot([1, 2]); plt.title('t')",
    "matshow": "plt.matshow(np.eye(4)); plt.spy(np.eye(3)); plt.title('t')",
    "stem and steps": "plt.stem([1, 2, 3]); plt.step([1, 2], [1, 2]); plt.fill_between([1, 2], [1, 2]); plt.stackplot([1, 2], [1, 2])",
    "table": "plt.table(cellText=[['1', '2']], colLabels=['a', 'b'], loc='center'); plt.axis('off')",
    "triangles": "import matplotlib.tri as tri\nt = tri.Triangulation([0, 1, 0], [0, 0, 1]); plt.triplot(t); plt.tripcolor(t, [1, 2, 3])",
    "ticks": "from matplotlib.ticker import MaxNLocator, FuncFormatter\nplt.plot([1, 2]); ax = plt.gca()\n"
    "ax.xaxis.set_major_locator(MaxNLocator(integer=True)); ax.yaxis.set_major_formatter(FuncFormatter(lambda v, p: f'{v:.1f}s'))",
    "mosaic": "fig, axs = plt.subplot_mosaic('AB;CC'); axs['A'].plot([1]); axs['C'].bar([1], [1]); fig.align_labels()",
    "hexagons": "plt.hexbin(np.random.randn(500), np.random.randn(500), gridsize=10); plt.figure(); plt.hist2d([1, 2], [1, 2])",
    "effects": "import matplotlib.patheffects as pe\nplt.plot([1, 2], path_effects=[pe.Stroke(linewidth=5), pe.Normal()])",
    "collections": "from matplotlib.collections import LineCollection\nax = plt.gca()\n"
    "ax.add_collection(LineCollection([[(0, 0), (1, 1)]], array=np.array([1.]))); ax.autoscale()",
    "pandas": "import pandas as pd\npd.DataFrame({'a': [1, 2], 'b': [3, 1]}).plot(); pd.Series([1, 2]).hist()",
    "bars in 3-d": "ax = plt.figure().add_subplot(projection='3d'); ax.bar3d([0], [0], [0], 1, 1, 1); ax.contour3D(np.eye(5), np.eye(5), np.eye(5))",
}
