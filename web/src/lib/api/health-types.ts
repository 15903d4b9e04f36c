export interface DoctorCheck {
  name: string;
  passed: boolean;
  detail: string;
  fix?: string | null;
  /** Cadre does not work without it. */
  required: boolean;
}

export interface Doctor {
  passed: boolean;
  checks: DoctorCheck[];
}

export interface Health {
  status: string;
  version: string;
}
