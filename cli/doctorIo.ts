/** What the doctor needs of the machine. Everything else of it is pure, so that tests run it without a process. */
export interface DoctorIo {
  /** What is at a path. Throws when there is nothing or it may not be read. */
  kindOf(path: string): Promise<'file' | 'folder' | 'other'>;
  /** Names in a folder. */
  list(folder: string): Promise<readonly string[]>;
  read(file: string): Promise<string>;
  print(text: string): void;
  complain(text: string): void;
  /** Whether the output is a terminal that takes colours. */
  colour: boolean;
  /** Columns of the terminal. */
  width: number;
}
