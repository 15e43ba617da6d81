"""Small programs that use files, by name. Each prints what a difference would be seen in."""

from __future__ import annotations

FILE_PROGRAMS: dict[str, str] = {
    # D2L 2.2.1: a data set is made on the spot.
    "book": """
os.makedirs(os.path.join('..', 'data'), exist_ok=True)
data_file = os.path.join('..', 'data', 'house_tiny.csv')
with open(data_file, 'w') as f:
    f.write('''NumRooms,RoofType,Price
NA,NA,127500
2,NA,106000
4,Slate,178100
NA,NA,140000''')
data = pd.read_csv(data_file)
print(data)
inputs, targets = data.iloc[:, 0:2], data.iloc[:, 2]
inputs = pd.get_dummies(inputs, dummy_na=True)
inputs = inputs.fillna(inputs.mean())
print(torch.tensor(inputs.to_numpy(dtype=float)), os.listdir('../data'))
""",
    # D2L 6.6: tensors, lists, dictionaries, parameters.
    "torch": """
x, y = torch.arange(4), torch.zeros(4)
torch.save(x, 'x-file')
print(torch.load('x-file'))
torch.save([x, y], 'x-files')
print(torch.load('x-files'))
torch.save({'x': x, 'y': y}, 'mydict')
print(torch.load('mydict'), os.path.getsize('mydict') > 0)
net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
torch.save(net.state_dict(), 'mlp.params')
clone = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
print(clone.load_state_dict(torch.load('mlp.params')))
z = torch.ones(5, 2)
print(torch.equal(clone(z), net(z)), clone.eval())
""",
    "torch of shared storages": """
a = torch.arange(6.0)
torch.save((a, a[2:], a.view(2, 3)), pathlib.Path('a.pt'))
b, c, d = torch.load(pathlib.Path('a.pt'), map_location='cpu', mmap=True)
b[3] = 70.0
print(b, c, d, c.storage_offset())
""",
    "torch of whole networks": """
net = nn.Linear(2, 1)
torch.save(net, 'net.pt')
try:
    torch.load('net.pt')
except Exception as error:
    print(type(error).__name__)
print(torch.load('net.pt', weights_only=False))
""",
    "torch checkpoint": """
w = nn.Parameter(torch.ones(2))
optimizer = torch.optim.Adam([w], lr=0.1)
w.sum().backward()
optimizer.step()
torch.save({'epoch': 3, 'optimizer': optimizer.state_dict()}, '检查点.pt')
print(torch.load('检查点.pt'))
with open('open.pt', 'wb') as f:
    torch.save(w, f)
with open('open.pt', 'rb') as f:
    print(torch.load(f))
torch.save(w, 'old.pt', _use_new_zipfile_serialization=False)
print(torch.load('old.pt'), sorted(os.listdir()))
""",
    "torch into a missing directory": "torch.save(torch.ones(1), 'nowhere/x.pt')",
    "torch into a missing directory with a Chinese name": "torch.save(torch.ones(1), '没有/x.pt')",
    "torch onto a directory with a Chinese name": "os.mkdir('文')\ntorch.save(torch.ones(1), '文')",
    "entries of a closed look": """
entries = os.scandir('.')
entries.close()
print(list(entries))
""",
    "a directory made in one that was removed": """
os.mkdir('d')
os.chdir('d')
os.rmdir('../d')
os.mkdir('x')
""",
    "a descriptor that is cut": """
fd = os.open('a', os.O_RDWR | os.O_CREAT)
print(os.write(fd, b'abcdef'), os.ftruncate(fd, 2), os.lseek(fd, 0, 0), os.read(fd, 9))
os.close(fd)
""",
    "torch of a missing file": "torch.load('nowhere.pt')",
    "torch of a file of another kind": "open('t', 'w').close()\ntorch.load('t')",
    "torch of no path": "torch.save(1, 5)",
    # --- modes and streams
    "write, append, read": """
with open('a.txt', 'w') as f:
    print(f.write('one\\ntwo\\n'), f.mode, f.name, f.closed, f.encoding, f.tell(), f.readable(), f.writable())
print(f.closed, f)
with open('a.txt', 'a') as f:
    f.write('three')
    print(f.tell(), f)
with open('a.txt') as f:
    print(next(f), f.readline(), f.readlines(), f.read())
for line in open('a.txt'):
    print(repr(line))
print(open('a.txt').read(4), [*open('a.txt')], file=open('b.txt', 'w'))
print(open('b.txt').read())
""",
    "binary": """
with open('b', 'wb') as f:
    print(f.write(b'0123456789'), f.mode, f.name, f.raw.mode)
f = open('b', 'rb+')
f.seek(2)
f.write(b'ab')
print(f.tell())
f.seek(0)
print(f.read(5), f.peek(2), f.read1(2))
f.seek(-2, 2)
print(f.read(), f.seek(3, 1), f.read(), f.truncate(4))
f.seek(0)
print(f.read(), f, f.mode)
f.seek(8)
f.write(b'z')
f.flush()
print(open('b', 'rb').read(), os.stat('b').st_size)
f.close()
b = bytearray(3)
print(open('b', 'rb', buffering=0).readinto(b), b, open('b', 'rb', 0), open('b', 'rb'))
""",
    "plus": """
f = open('p', 'w+')
f.write('hello')
f.seek(0)
print(f.read())
f.seek(1)
f.write('E')
f.seek(0)
print(f.read())
f.close()
f = open('p', 'a+')
print(f.tell(), f.read())
f.seek(0)
print(f.read())
f.seek(0)
f.write('!')
f.seek(0)
print(f.read())
f = open('p', 'r+')
print(f.read(2))
f.truncate(3)
f.close()
print(open('p').read())
f = open('q', 'x+b')
f.write(b'12')
f.seek(0)
print(f.read(), f.mode, f.raw)
f.close()
f = open('q', 'w+b', 0)
print(f, f.mode, f.readall(), f.write(b'xy'), f.tell(), f.seek(0), f.read(1))
f.close()
print(f)
""",
    "newlines": """
open('n', 'w', newline='').write('a\\r\\nb\\nc\\rd')
for newline in (None, '', '\\n', '\\r\\n', '\\r'):
    f = open('n', newline=newline)
    print(f.readlines(), f.newlines)
open('m', 'w', newline='\\r\\n').write('a\\nb')
print(open('m', 'rb').read())
open('n', newline='x')
""",
    "encodings": """
open('u', 'w', encoding='utf-8').write('深度学习 é')
print(open('u', 'rb').read(), open('u', encoding='utf-8').read(2))
print(open('u', encoding='ascii', errors='replace').read())
open('g', 'w', encoding='gbk').write('学习')
print(open('g', 'rb').read(), open('g', encoding='gbk').read())
open('16', 'w', encoding='utf-16').write('a')
open('16', 'a', encoding='utf-16').write('b')
print(open('16', 'rb').read())
open('u', encoding='ascii').read()
""",
    "unknown encoding": "open('u', 'w', encoding='nonsense')",
    "what is buffered is not yet there": """
f = open('late', 'w')
f.write('x')
print(repr(open('late').read()), os.path.getsize('late'))
f.flush()
print(open('late').read())
f.write('y')
del f
print(open('late').read())
g = open('line', 'w', buffering=1)
g.write('a\\nb')
print(repr(open('line').read()))
h = open('raw', 'wb', buffering=0)
h.write(b'now')
print(open('raw', 'rb').read())
""",
    "forgotten": """
def f():
    open('f', 'w').write('kept')
f()
print(open('f').read())
""",
    "removed while open": """
f = open('r', 'w+')
f.write('still')
f.flush()
os.remove('r')
f.seek(0)
print(f.read(), os.path.exists('r'))
open('r', 'w').write('new')
f.write(' there')
f.seek(0)
print(f.read(), open('r').read())
""",
    "seek before the beginning": "open('a', 'wb').seek(-1)",
    "seek in text": """
f = open('a', 'w+')
f.write('abc')
f.seek(1, 1)
""",
    "no such whence": "open('a', 'wb').seek(0, 9)",
    "raw seek before the beginning": "open('a', 'wb', 0).seek(-1)",
    "truncate to less than nothing": "open('a', 'wb').truncate(-1)",
    "text into bytes": "open('a', 'wb').write('text')",
    "bytes into text": "open('a', 'w').write(b'bytes')",
    "text into raw": "open('a', 'wb', 0).write('text')",
    "closed": """
f = open('a', 'w')
f.close()
f.close()
f.write('x')
""",
    "closed binary": """
f = open('a', 'wb')
f.close()
f.read()
""",
    "closed raw": """
f = open('a', 'wb', 0)
f.close()
f.write(b'x')
""",
    "read what is written": "open('a', 'w').read()",
    "read binary what is written": "open('a', 'wb').read()",
    "read raw what is written": "open('a', 'wb', 0).read(1)",
    "write what is read": "open('a', 'w').close()\nopen('a').write('x')",
    "write binary what is read": "open('a', 'w').close()\nopen('a', 'rb').write(b'x')",
    "write raw what is read": "open('a', 'w').close()\nopen('a', 'rb', 0).write(b'x')",
    "truncate what is read": "open('a', 'w').close()\nopen('a').truncate()",
    "truncate raw what is read": "open('a', 'w').close()\nopen('a', 'rb', 0).truncate()",
    "lines of what is written": "for line in open('a', 'w'):\n    pass",
    "arrays and views": """
import array
open('v', 'wb').write(memoryview(np.arange(3, dtype='int16')))
with open('v', 'ab', 0) as f:
    print(f.write(array.array('i', [1, 2])))
print(np.frombuffer(open('v', 'rb').read(), dtype='int16'))
a = np.zeros(3, dtype='int16')
print(open('v', 'rb').readinto(a), a)
print(open('v', 'rb', 0).readinto(a))
""",
    # --- errors of open
    "missing": "open('nope.csv')",
    "missing in a missing directory": "open('data/x.csv', 'w')",
    "missing absolute": "open('/no/such/file.txt')",
    "missing of Path": "open(pathlib.Path('data') / 'x.csv')",
    "missing of bytes": "open(b'nope')",
    "facts of the error": """
for path in ('nope', pathlib.Path('nope'), b'nope', './nope', '../nope', ''):
    for call in (
        open,
        os.stat,
        os.listdir,
        os.remove,
        os.rmdir,
        lambda p: os.rename(p, 'other'),
        os.chdir,
        os.lstat,
    ):
        try:
            call(path)
        except OSError as e:
            print(type(e).__name__, e.errno, e.strerror, repr(e.filename), repr(e.filename2), e)
""",
    "torch and a directory": """
os.mkdir('d')
try:
    torch.save(torch.ones(2), 'd')
except RuntimeError as e:
    print(e)
""",
    "there already": "open('a', 'x').close()\nopen('a', 'x')",
    "a directory": "os.mkdir('d')\nopen('d')",
    "a directory to write": "os.mkdir('d')\nopen('d', 'w')",
    "a directory to make": "os.mkdir('d')\nopen('d', 'x')",
    "a name that ends in a slash": "open('d/', 'w')",
    "a file with a slash": "open('a', 'w').close()\nopen('a/')",
    "a file as a directory": "open('a', 'w').close()\nopen('a/b', 'w')",
    "out of a missing directory": "open('no/../a', 'w')",
    "a null": "open('a\\0b')",
    "a long name": "open('a' * 300, 'w')",
    "no path": "open(['a'])",
    "None": "open(None)",
    "a float": "open(1.5)",
    "descriptor nobody opened": "open(99_999)",
    "bad modes": """
for mode in ('', 'q', 'rw', 'rr', 'bt', '+', 'b', 't', 'r++', 'U', 'wx', 'rb+t', 5, None):
    try:
        open('a', mode)
    except Exception as e:
        print(repr(mode), type(e).__name__, e)
for named in ({'encoding': 'utf-8'}, {'errors': 'strict'}, {'newline': ''}, {'buffering': -2}):
    try:
        open('b', 'wb', **named)
    except Exception as e:
        print(named, type(e).__name__, e)
for named in ({'buffering': 0}, {'closefd': False}, {'newline': 5}, {'encoding': 5}, {'errors': 'nonsense'}):
    try:
        open('b', 'w', **named)
    except Exception as e:
        print(named, type(e).__name__, e)
print(sorted(os.listdir()))
""",
    "a file cannot be pickled": "pickle.dumps(open('a', 'w'))",
    # --- os and os.path
    "os": """
os.mkdir('d')
os.makedirs('d/e/f')
os.makedirs('d/e/f', exist_ok=True)
open('d/a.txt', 'w').write('12345')
print(
    sorted(os.listdir('d')),
    os.path.isdir('d'),
    os.path.isfile('d'),
    os.path.isfile('d/a.txt'),
    os.path.exists('d/zz'),
)
print(os.path.getsize('d/a.txt'), os.stat('d/a.txt').st_size, time.time() - os.path.getmtime('d/a.txt') < 60)
print([(top, sorted(folders), files) for top, folders, files in os.walk('.')], [*os.walk('d', topdown=False)])
os.rename('d/a.txt', 'd/b.txt')
os.replace('d/b.txt', 'c.txt')
print(sorted(os.listdir('.')), os.listdir(b'.') != [])
os.removedirs('d/e/f')
print(os.listdir())
os.unlink('c.txt')
print(os.listdir())
print(os.getcwd(), os.path.abspath('x'), os.path.realpath('../x'), os.path.relpath('..'), os.access('.', os.R_OK))
""",
    "scandir": """
os.mkdir('d')
open('a', 'w').write('123')
with os.scandir() as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(
            e,
            e.name,
            e.path,
            os.fspath(e),
            e.is_dir(),
            e.is_file(),
            e.is_symlink(),
            e.stat().st_size if e.is_file() else '',
        )
print(
    [e.path for e in os.scandir('d/..')].sort(),
    [e.name for e in os.scandir(b'.')] != [],
    [e.path for e in os.scandir('./')][0][:2],
)
os.scandir('a')
""",
    "chdir": """
os.makedirs('d/e')
os.chdir('d')
open('here', 'w').close()
print(os.getcwd(), sorted(os.listdir()), os.path.exists('../d/here'))
os.chdir('e/..')
print(os.getcwd())
os.chdir('..')
print(os.getcwd(), os.listdir(), pathlib.Path.cwd(), pathlib.Path('x').resolve())
os.chdir('d/here')
""",
    "a directory that is gone": """
os.mkdir('d')
os.chdir('d')
os.rmdir('../d')
print(os.listdir())
os.getcwd()
""",
    "write where a directory is gone": """
os.mkdir('d')
os.chdir('d')
os.rmdir('../d')
open('x', 'w')
""",
    "kinds of stat": """
import stat
open('a', 'w').write('x')
os.mkdir('d')
os.chmod('a', 0o600)
os.utime('a', (1, 2))
s = os.stat('a')
print(
    stat.filemode(s.st_mode),
    s.st_mtime,
    s.st_mtime_ns,
    s.st_nlink,
    stat.S_ISDIR(os.stat('d').st_mode),
    stat.filemode(os.lstat('d').st_mode),
)
os.utime('a', ns=(5, 1_500_000_000))
print(os.path.getmtime('a'), os.path.samefile('a', './a'), os.path.samefile('a', 'd'))
os.link('a', 'b')
open('b', 'a').write('y')
print(open('a').read(), os.stat('a').st_nlink, os.path.islink('a'), os.path.lexists('zz'))
os.truncate('a', 1)
print(open('b').read())
os.mkdir('p', 0o700)
print(stat.filemode(os.stat('p').st_mode))
os.readlink('a')
""",
    "errors of os": """
os.makedirs('d/e')
open('a', 'w').close()
open('d/e/x', 'w').close()
for name, *arguments in [
    ('mkdir', 'd'),
    ('mkdir', 'a'),
    ('mkdir', 'no/d'),
    ('mkdir', 'a/d'),
    ('mkdir', ''),
    ('mkdir', '..'),
    ('mkdir', 'n/'),
    ('rmdir', 'a'),
    ('rmdir', 'd'),
    ('rmdir', 'no'),
    ('rmdir', '.'),
    ('rmdir', '..'),
    ('rmdir', '/'),
    ('remove', 'd'),
    ('remove', 'no'),
    ('remove', 'a/'),
    ('unlink', 'a/b'),
    ('rename', 'no', 'x'),
    ('rename', 'a', 'd'),
    ('rename', 'd', 'a'),
    ('rename', 'd', 'd/f'),
    ('rename', 'd', 'd/e'),
    ('rename', 'd/e', 'd'),
    ('rename', 'a', 'no/x'),
    ('rename', 'a', 'a'),
    ('rename', 'd', 'n'),
    ('replace', 'a', 'new/'),
    ('replace', 'n/e', '.'),
    ('listdir', 'a'),
    ('listdir', 'no'),
    ('scandir', 'no'),
    ('chdir', 'no'),
    ('stat', 'a/b'),
    ('makedirs', 'n'),
    ('makedirs', 'a'),
    ('makedirs', 'a/b'),
    ('removedirs', 'n'),
    ('truncate', 'n', 1),
    ('truncate', 'no', 1),
    ('utime', 'no'),
    ('chmod', 'no', 0),
    ('link', 'no', 'x'),
    ('link', 'a', 'a'),
    ('link', 'n', 'm'),
    ('mkdir', []),
    ('stat', []),
    ('listdir', 1.5),
    ('rename', [], 'x'),
    ('rename', 'a', None),
    ('remove', None),
    ('unlink', None),
    ('chdir', None),
    ('mkdir', 5),
    ('stat', 'a\\0'),
    ('access', 'no', 4),
    ('listdir', 'a' * 300),
    ('renames', 'a', 'q/r/s'),
    ('close', 10**7),
    ('stat', 10**7),
    ('write', 10**7, b''),
]:
    try:
        print(name, arguments, getattr(os, name)(*arguments))
    except Exception as e:
        print(name, arguments, type(e).__name__, e, getattr(e, 'errno', ''))
print(sorted((top, sorted(d), sorted(f)) for top, d, f in os.walk('.')))
""",
    "descriptors": """
fd = os.open('a', os.O_RDWR | os.O_CREAT, 0o600)
print(os.write(fd, b'hello'), os.lseek(fd, 1, 0), os.read(fd, 3), os.fstat(fd).st_size)
f = os.fdopen(fd, 'r+b')
f.seek(0)
print(f.read())
f.close()
print(open('a').read())
with open('b', 'w', opener=lambda path, flags: os.open(path, flags, 0o600)) as f:
    f.write('opened')
print(open('b').read())
fd = os.open('b', os.O_RDONLY)
with open(fd, closefd=False) as f:
    print(f.read())
os.close(fd)
os.close(fd)
""",
    "flags": "os.close(os.open('a', os.O_CREAT | os.O_EXCL))\nos.open('a', os.O_CREAT | os.O_EXCL)",
    # --- pathlib
    "pathlib": """
p = pathlib.Path('data') / 'deep'
p.mkdir(parents=True)
p.mkdir(parents=True, exist_ok=True)
t = p / 'a.txt'
print(
    t.write_text('one\\ntwo'),
    t.read_text(),
    t.exists(),
    t.is_file(),
    p.is_dir(),
    t.stat().st_size,
    t.suffix,
    t.is_symlink(),
)
(p / 'b.bin').write_bytes(b'12')
(p / 'c.txt').touch()
(p / 'c.txt').touch()
print(
    (p / 'b.bin').read_bytes(),
    sorted(p.iterdir()),
    sorted(p.glob('*.txt')),
    sorted(pathlib.Path('.').rglob('*')),
    sorted(pathlib.Path().glob('**/*.bin')),
)
with t.open() as f:
    print(f.readline(), f.name)
with t.open('a') as f:
    f.write('!')
print(t.read_text(encoding='utf-8'), t.rename(p / 'd.txt'), (p / 'd.txt').replace('e.txt'), t.exists())
pathlib.Path('e.txt').unlink()
t.unlink(missing_ok=True)
print(sorted(p.iterdir()), p.resolve(), pathlib.Path('data').absolute(), p.samefile('data/../data/deep'))
pathlib.Path('data').rmdir()
""",
    "pathlib touches what is there": """
p = pathlib.Path('a')
p.touch()
p.touch(exist_ok=False)
""",
    "pathlib of a missing file": "pathlib.Path('no.txt').read_text()",
    "pathlib removes a missing file": "pathlib.Path('no.txt').unlink()",
    "pathlib makes without parents": "pathlib.Path('a/b').mkdir()",
    "pathlib makes what is there": "pathlib.Path('a').mkdir()\npathlib.Path('a').mkdir()",
    "pathlib strict": "pathlib.Path('no').resolve(strict=True)",
    # --- what is built on these
    "shutil": """
os.makedirs('d/e')
open('d/a', 'w').write('1')
open('d/e/b', 'w').write('22')
print(
    shutil.copy('d/a', 'c'),
    shutil.copy2('c', 'd/e'),
    shutil.copyfile('c', 'cc'),
    open('d/e/c').read(),
    shutil.copytree('d', 't'),
    sorted(os.listdir('t/e')),
)
print(
    shutil.move('c', 'd/moved'),
    shutil.move('t', 'u'),
    sorted(glob.glob('**', recursive=True)),
    sorted(glob.glob('d/?')),
    glob.glob('[c]*'),
)
shutil.rmtree('d')
print(sorted(os.listdir()))
shutil.rmtree('no', ignore_errors=True)
shutil.copyfile('cc', 'cc')
""",
    "rmtree of a missing directory": "shutil.rmtree('no')",
    "tempfile": """
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, 'x')
    open(p, 'w').write('t')
    print(open(p).read(), os.path.isdir(d), os.path.dirname(d) == tempfile.gettempdir())
print(os.path.exists(d))
with tempfile.NamedTemporaryFile('w+', suffix='.txt') as f:
    f.write('named')
    f.flush()
    print(open(f.name).read(), f.name.endswith('.txt'))
print(os.path.exists(f.name))
f = tempfile.NamedTemporaryFile(delete=False)
f.write(b'1')
f.close()
print(open(f.name).read())
os.remove(f.name)
with tempfile.TemporaryFile() as f:
    f.write(b'temporary')
    f.seek(0)
    print(f.read())
fd, name = tempfile.mkstemp()
os.close(fd)
print(os.path.getsize(name))
os.unlink(name)
print(os.listdir(tempfile.gettempdir()))
""",
    "csv, json, pickle": """
with open('a.csv', 'w', newline='') as f:
    w = csv.writer(f)
    w.writerow(['x', 'y'])
    w.writerows([[1, 'a,b'], [2, 'c"d']])
with open('a.csv', newline='') as f:
    print(list(csv.DictReader(f)))
json.dump({'x': [1, 2, None]}, open('a.json', 'w'))
print(json.load(open('a.json')))
with open('a.pkl', 'wb') as f:
    pickle.dump({'x': torch.ones(2, requires_grad=True), 'y': (1, 'z')}, f)
with open('a.pkl', 'rb') as f:
    print(pickle.load(f))
print(pickle.loads(pickle.dumps(nn.Linear(1, 1))), open('a.csv', 'rb').read())
""",
    "numpy": """
a = np.arange(6.0).reshape(2, 3)
np.save('a', a)
np.save('b.npy', {'x': 1})
print(np.load('a.npy'), np.load('b.npy', allow_pickle=True))
np.savez('c', first=a, second=a.T)
z = np.load('c.npz')
print(z.files, z['second'])
np.savez_compressed(pathlib.Path('d.npz'), a)
print(np.load('d.npz')['arr_0'])
np.savetxt('e.txt', a, fmt='%.1f', header='x y z')
print(open('e.txt').read(), np.loadtxt('e.txt'), np.genfromtxt('e.txt', skip_header=1))
np.savetxt('e.csv.gz', a, delimiter=',')
print(np.loadtxt('e.csv.gz', delimiter=','), sorted(os.listdir()))
with open('two', 'wb') as f:
    np.save(f, a)
    np.save(f, a + 1)
with open('two', 'rb') as f:
    print(np.load(f), np.load(f))
np.loadtxt('none.txt')
""",
    "numpy of a missing file": "np.load('none.npy')",
    "numpy of missing text": "np.genfromtxt('none.csv')",
    "pandas": """
t = pd.DataFrame({'x': [1, 2], 'y': ['a', None]})
t.to_csv('t.csv', index=False)
print(open('t.csv').read(), pd.read_csv('t.csv'), pd.read_csv(open('t.csv')))
t.to_json('t.json')
print(pd.read_json('t.json'))
t.to_pickle('t.pkl')
print(pd.read_pickle('t.pkl'))
t.to_csv('t.csv.gz')
print(pd.read_csv('t.csv.gz', index_col=0))
t.to_csv(pathlib.Path('p.csv'), mode='a')
print(pd.read_table('p.csv', sep=','), open('t.csv', 'rb').read())
t.to_html('t.html')
t.to_string('t.txt')
print(sorted(os.listdir()))
t.to_csv('no/such.csv')
""",
    "pandas of a missing file": "pd.read_csv('none.csv')",
    "archives": """
import zipfile, tarfile, gzip, bz2, lzma, io
open('a', 'w').write('x' * 100)
with zipfile.ZipFile('z.zip', 'w') as z:
    z.write('a')
    z.writestr('b/c', 'y')
zipfile.ZipFile('z.zip').extractall('out')
print(open('out/b/c').read(), zipfile.is_zipfile('z.zip'), zipfile.is_zipfile('a'))
with tarfile.open('t.tar.gz', 'w:gz') as t:
    t.add('out')
tarfile.open('t.tar.gz').extractall('again', filter='data')
print(sorted(glob.glob('again/**', recursive=True)))
for m in (gzip, bz2, lzma):
    with m.open('m', 'wt') as f:
        f.write('packed')
    print(m.open('m', 'rt').read())
shutil.make_archive('made', 'zip', 'out')
print(os.path.exists('made.zip'))
shutil.unpack_archive('made.zip', 'third')
print(os.listdir('third') != [])
""",
    "logging, configparser, codecs, fileinput": """
import logging, configparser, codecs, fileinput, io
h = logging.FileHandler('l.log')
h.emit(logging.LogRecord('n', 20, 'p', 1, 'said %d', (3,), None))
h.close()
print(open('l.log').read())
c = configparser.ConfigParser()
c['s'] = {'k': 'v'}
c.write(open('c.ini', 'w'))
d = configparser.ConfigParser()
print(d.read(['c.ini', 'no']), d['s']['k'])
codecs.open('u', 'w', 'utf-8').write('é')
print(io.open('u', 'rb').read(), [*fileinput.input(['l.log'])])
print('x', file=open('o', 'w'))
print(open('o').read())
""",
    "the program replaces open": """
import builtins
def mine(*arguments, **named):
    print('mine', arguments)
    return theirs(*arguments, **named)
theirs, builtins.open = open, mine
open('a', 'w').write('x')
os.getcwd = os.listdir = os.fspath = os.strerror = None
print(open('a').read())
open('b')
""",
    "an error of the program": """
with open('a', 'w') as f:
    f.write('x')
    1 / 0
""",
}
