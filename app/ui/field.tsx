import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from "react";
import { useWords } from "~/locale/words";

type Common = { label: string; name: string; hint?: ReactNode; error?: string; optional?: boolean };

const control = "mt-1 block w-full min-h-11 rounded-control border bg-card px-3 py-2 text-base text-ink placeholder:text-soft";
const edge = (error?: string) => (error ? "border-bad" : "border-edge");

/** A labelled text field. Its error stands below it, is read with it, and keeps the typed value. */
export function Field({ label, name, hint, error, optional, className = "", ...rest }: Common & InputHTMLAttributes<HTMLInputElement>) {
  const { id, described } = useDescription(name, hint, error);
  return (
    <Labelled id={id} {...{ label, hint, error, optional, className }}>
      <input id={id} name={name} className={`${control} ${edge(error)}`} aria-invalid={error ? true : undefined} aria-describedby={described} {...rest} />
    </Labelled>
  );
}

export function TextArea({ label, name, hint, error, optional, className = "", rows = 3, ...rest }: Common & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { id, described } = useDescription(name, hint, error);
  return (
    <Labelled id={id} {...{ label, hint, error, optional, className }}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        className={`${control} ${edge(error)}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={described}
        {...rest}
      />
    </Labelled>
  );
}

export function Select({ label, name, hint, error, optional, className = "", children, ...rest }: Common & SelectHTMLAttributes<HTMLSelectElement>) {
  const { id, described } = useDescription(name, hint, error);
  return (
    <Labelled id={id} {...{ label, hint, error, optional, className }}>
      <select id={id} name={name} className={`${control} ${edge(error)}`} aria-invalid={error ? true : undefined} aria-describedby={described} {...rest}>
        {children}
      </select>
    </Labelled>
  );
}

/** A box or a button of a group, with its label beside it and a target a thumb can hit. */
export function Choice({ label, hint, className = "", ...rest }: { label: ReactNode; hint?: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label
      className={`flex min-h-11 cursor-pointer items-start gap-3 rounded-control border border-line bg-card px-3 py-2.5 has-checked:border-ember has-checked:bg-wash ${className}`}
    >
      <input className="mt-0.5 size-5 shrink-0 accent-ember" {...rest} />
      <span>
        {label}
        {hint ? <span className="block text-sm text-soft">{hint}</span> : null}
      </span>
    </label>
  );
}

export function FieldGroup({ legend, error, children, className = "" }: { legend: ReactNode; error?: string; children: ReactNode; className?: string }) {
  return (
    <fieldset className={`mt-4 ${className}`} aria-invalid={error ? true : undefined}>
      <legend className="font-semibold">{legend}</legend>
      {error ? <FieldError>{error}</FieldError> : null}
      <div className="mt-2 grid gap-2">{children}</div>
    </fieldset>
  );
}

export const FieldError = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p id={id} className="mt-1 text-sm font-medium text-bad">
    <span aria-hidden="true">▲ </span>
    {children}
  </p>
);

/** The sentences of a refused form, above it, each with the label of its field, so that nobody hunts for the red line. */
export function FormErrors({ errors, labels = {} }: { errors?: Record<string, string>; labels?: Record<string, ReactNode> }) {
  const words = useWords();
  const all = Object.entries(errors ?? {});
  if (all.length === 0) return null;
  return (
    <div role="alert" className="mb-4 rounded-card border border-bad bg-badw px-4 py-3 text-bad">
      <p className="font-semibold">{words.errors.summary(all.length)}</p>
      <ul className="mt-1 list-disc pl-5 text-sm">
        {all.map(([field, sentence]) => (
          <li key={field}>
            {labels[field] ? (
              <>
                <b>{labels[field]}</b>
                {" · "}
              </>
            ) : null}
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Labelled({
  id,
  label,
  hint,
  error,
  optional,
  className,
  children,
}: {
  id: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  optional?: boolean;
  className: string;
  children: ReactNode;
}) {
  const words = useWords();
  return (
    <div className={`mt-4 ${className}`}>
      <label htmlFor={id} className="font-medium">
        {label} {optional ? <span className="text-sm font-normal text-soft">({words.frame.optional})</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      ) : null}
      {children}
      {error ? <FieldError id={`${id}-error`}>{error}</FieldError> : null}
    </div>
  );
}

function useDescription(name: string, hint: ReactNode, error?: string) {
  const id = `${name}-${useId().replace(/:/g, "")}`;
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return { id, described };
}
