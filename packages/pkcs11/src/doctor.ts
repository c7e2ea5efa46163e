/** Looking at what the token needs on this PC. An entry of its own: who serves the token needs none of it. */
export { localDoctorSystem, type DoctorSystem, type ProgramOutcome } from './doctor/doctor-system.js';
export { tokenInspectors } from './doctor/token-inspectors.js';
