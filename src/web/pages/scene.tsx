import type { JSX } from 'preact';

const BRIDGE =
  'M945 196A236 236 0 0 1 1225 196zM964 196a9 9 0 0 1 18 0zM1000 196a19 19 0 0 1 38 0zM1055 196a30 30 0 0 1 60 0zM1132 196a19 19 0 0 1 38 0zM1188 196a9 9 0 0 1 18 0z';

/** The picture of the head: town, hills, and the bridge that its image in the water makes round. Decoration only. */
export function Scene({ moon }: { moon: boolean }): JSX.Element {
  return (
    <svg class="scene" viewBox="0 0 1280 240" preserveAspectRatio="xMaxYMax slice" aria-hidden="true" focusable="false">
      {moon && <SceneMoon />}
      <path class="h1" d="M0 196v-24c120-34 250-52 400-30 130 19 250 34 380 4 150-34 260-64 500-26v76z" />
      <path
        class="town"
        d="M566 196v-26h22v26zM588 196v-52h14v52zM602 196v-34h16v34zM618 196v-66h18v66zM636 196v-22h12v22zM660 196v-48h13v48zM673 196v-30h12v30zM685 196v-78h15v78zM700 196v-40h20v40zM720 196v-56h16v56zM736 196v-24h24v24zM760 196v-34h12v34zM643 196v-30l15-11 15 11v30z"
      />
      <path
        class="lamp"
        d="M592 150h2.5v3.5h-2.5zM592 160h2.5v3.5h-2.5zM607 168h2.5v3.5h-2.5zM623 138h2.5v3.5h-2.5zM629 150h2.5v3.5h-2.5zM623 164h2.5v3.5h-2.5zM665 156h2.5v3.5h-2.5zM690 126h2.5v3.5h-2.5zM690 140h2.5v3.5h-2.5zM696 154h2.5v3.5h-2.5zM708 164h2.5v3.5h-2.5zM726 150h2.5v3.5h-2.5zM726 164h2.5v3.5h-2.5zM747 180h2.5v3.5h-2.5zM574 178h2.5v3.5h-2.5z"
      />
      <path class="h2" d="M700 196c60-14 120-20 190-26 80-7 130-16 200-16s130 8 190 16v26z" />
      <path class="trunk" d="M902 190v-22M924 192v-12M1250 188v-14" />
      <circle class="tree" cx="902" cy="160" r="15" />
      <circle class="tree" cx="924" cy="174" r="10" />
      <circle class="tree" cx="1250" cy="166" r="12" />
      <path class="w" d="M0 196h1280v44H0z" />
      <path class="tree" d="M850 196c36-12 84-14 118 0zM1202 196c24-11 54-13 78-12v12z" />
      <path class="b" fill-rule="evenodd" d={BRIDGE} />
      <path
        class="rail"
        d="M955 178A245 245 0 0 1 1215 178M955 178V189M981 164V174M1007 154V163M1033 147V156M1059 142V151M1085 141V150M1111 142V151M1137 147V156M1163 154V163M1189 164V174M1215 178V189"
      />
      <g class="mirror" transform="matrix(1 0 0 -1 0 392)">
        <path class="b" fill-rule="evenodd" d={BRIDGE} />
      </g>
      <path
        class="ripple"
        d="M930 204h60M1130 210h70M1020 218h36M1100 228h50M950 230h34M760 210h50M560 222h70M300 212h60M90 226h70"
      />
    </svg>
  );
}

function SceneMoon(): JSX.Element {
  return (
    <>
      <circle class="glow" cx="1196" cy="62" r="50" />
      <circle class="glow" cx="1196" cy="62" r="37" />
      <circle class="full" cx="1196" cy="62" r="25" />
      <path class="cloud" d="M1150 70h32M1202 77h34" />
    </>
  );
}
