import {
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { digest, inProject, readNote, say, SetupError, writeNote } from './project.mjs';
import { ask, mustRun } from './run.mjs';

/** The matrix of versions has virtual environments of its own. */
const folder = process.env.PARAMLENS_ENVIRONMENT ?? '.venv';
const environment = inProject(folder);
const programs = join(environment, process.platform === 'win32' ? 'Scripts' : 'bin');
const shared = join(environment, 'share', 'jupyter');

/** Where the JupyterLab of the virtual environment looks for extensions. */
export const labextensions = join(shared, 'labextensions');
const note = join(environment, 'paramlens-requirements');
const requirements = process.env.PARAMLENS_REQUIREMENTS ?? join('scripts', 'requirements.txt');

/** The Python of the project's virtual environment. */
export const python = join(programs, process.platform === 'win32' ? 'python.exe' : 'python');

/** The oldest Python that the pinned JupyterLab supports. */
const OLDEST = [3, 10];

function systemPython() {
  const candidates = [process.env.PYTHON, 'python3', 'python', 'py'].filter(Boolean);
  const probe = 'import sys; print("%d.%d" % sys.version_info[:2])';
  let newestFound = '';
  for (const candidate of candidates) {
    const version = ask(candidate, ['-c', probe]);
    if (!version) continue;
    const [major, minor] = version.split('.').map(Number);
    if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return candidate;
    newestFound ||= version;
  }
  const needed = `Python ${OLDEST.join('.')} or newer is needed to run JupyterLab`;
  throw new SetupError(
    newestFound
      ? `${needed}; found ${newestFound}. Set PYTHON to a newer one.`
      : `${needed}. Install it, or set PYTHON to where it is.`
  );
}

/** Creates .venv with JupyterLab and Notebook 7 in the pinned versions unless it is there. */
export async function ensurePython() {
  const wanted = digest(requirements);
  const works = () => existsSync(python) && ask(python, ['-c', 'import pip, jupyterlab']) !== null;
  if (readNote(note) === wanted && works()) return;
  if (!existsSync(python) || ask(python, ['-c', 'import pip']) === null) {
    const system = systemPython();
    if (ask(system, ['-c', 'import venv, ensurepip']) === null) {
      throw new SetupError(
        `${system} cannot create virtual environments. On Debian and Ubuntu: apt-get install python3-venv`
      );
    }
    say(`creating the virtual environment ${folder}`);
    rmSync(environment, { recursive: true, force: true });
    await mustRun(system, ['-m', 'venv', environment]);
  }
  say(`installing JupyterLab and Notebook in ${folder}`);
  const quiet = ['--quiet', '--quiet', '--disable-pip-version-check', '--no-input'];
  await mustRun(python, ['-m', 'pip', 'install', ...quiet, '-r', inProject(requirements)]);
  // JupyterLab starts a script of its own that is CommonJS; without this file it would count as a part of this ES package.
  writeFileSync(join(environment, 'package.json'), '{ "type": "commonjs" }\n');
  writeNote(note, wanted);
}

/** Makes the built extension the one that the JupyterLab of .venv loads, as a development install does. */
export function ensureLabextension() {
  const link = join(labextensions, 'paramlens');
  const target = inProject('paramlens', 'labextension');
  const present = lstatSync(link, { throwIfNoEntry: false });
  // A folder that is no link is an installed package: someone wants to try that one.
  if (present && (!present.isSymbolicLink() || readlinkSync(link) === target)) return;
  if (present) unlinkSync(link);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(target, link, 'junction');
}

const METADATA = `Metadata-Version: 2.1
Name: paramlens-development
Version: 0
`;
const ENTRY_POINTS = `[jupyterlab.locale]
paramlens = paramlens
`;

/** Lets JupyterLab's server find the translations beside the built extension, as it does in an installed package. */
export function ensureLocale() {
  const folder = join(environment, 'development');
  const packages = ask(python, ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))']);
  if (packages === null || existsSync(join(folder, 'paramlens'))) return;
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'paramlens'), { force: true });
  symlinkSync(inProject('paramlens'), join(folder, 'paramlens'), 'junction');
  const metadata = join(packages.trim(), 'paramlens_development-0.dist-info');
  mkdirSync(metadata, { recursive: true });
  writeFileSync(join(metadata, 'METADATA'), METADATA);
  writeFileSync(join(metadata, 'entry_points.txt'), ENTRY_POINTS);
  // An installed paramlens comes before it.
  writeFileSync(join(packages.trim(), 'paramlens-development.pth'), `${folder}\n`);
}

/** Keeps JupyterLab from asking about news and updates, which have nothing to do with this project. */
export function ensureQuietJupyterLab() {
  const settings = join(shared, 'lab', 'settings');
  const overrides = {
    '@jupyterlab/apputils-extension:notification': { checkForUpdates: false, fetchNews: 'false' }
  };
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'overrides.json'), `${JSON.stringify(overrides, null, 2)}\n`);
}
