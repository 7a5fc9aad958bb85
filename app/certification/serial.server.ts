import { randomBytes } from "node:crypto";
import { SERIAL_ALPHABET, SERIAL_LENGTH } from "./serial";

/** 130 random bits, five to a character. */
export const newSerial = () => Array.from(randomBytes(SERIAL_LENGTH), (byte) => SERIAL_ALPHABET[byte & 31]).join("");
