// What is a person called who has not said? By the name of their account on this computer.
import { userInfo } from 'node:os';

/** Some accounts have no name that can be read: then nobody is named. */
export function accountName(): string {
  try {
    return userInfo().username || 'unnamed';
  } catch {
    return 'unnamed';
  }
}
