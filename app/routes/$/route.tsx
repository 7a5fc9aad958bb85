import { refusal } from "~/http/refusal";

/** Any address without a page. */
export function loader() {
  throw refusal(404);
}

export function action() {
  throw refusal(404);
}

export default function Nowhere() {
  return null;
}
